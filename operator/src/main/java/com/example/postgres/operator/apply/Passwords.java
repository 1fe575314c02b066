package com.example.postgres.operator.apply;

import com.example.postgres.model.ApplicationModel;
import com.example.postgres.model.ClusterModel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;

/** New passwords, and the values of a Secret that contain one. */
final class Passwords {

    static final String URI = "uri";
    static final String JDBC_URI = "jdbc-uri";

    /** 192 bits. */
    private static final int BYTES = 24;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String host(ClusterModel model) {
        return model.names().primaryService() + "." + model.namespace() + ".svc";
    }

    /** Puts a new password of the application, and everything that contains it. */
    static ObjectNode putNew(ObjectNode data, ClusterModel model, ApplicationModel app) {
        String password = random();
        String place = host(model) + ":5432/" + app.database();
        data.put(ApplicationModel.PASSWORD, password);
        data.put(URI, "postgresql://" + app.owner() + ":" + password + "@" + place);
        data.put(JDBC_URI, "jdbc:postgresql://" + place + "?user=" + app.owner() + "&password=" + password);
        return data;
    }
}
