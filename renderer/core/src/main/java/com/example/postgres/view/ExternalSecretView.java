package com.example.postgres.view;

import com.example.postgres.model.ApplicationModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.PostgresModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ExternalSecret that makes a Secret once, with generated passwords.
 *
 * @param metadata of the object
 * @param secret name of the Secret
 * @param secretAnnotations of the user
 * @param data keys beside the passwords, a mapping of texts in which External Secrets puts a password in place of
 *     {@code {{ .password }}}
 * @param passwords one for each key with a generated password
 */
public record ExternalSecretView(
        MetadataView metadata,
        String secret,
        List<MetadataView.Pair> secretAnnotations,
        JsonNode data,
        List<GeneratedPassword> passwords) {

    /**
     * A key of the Secret.
     *
     * @param name of the key
     * @param generator name of the object that generates its value
     */
    public record GeneratedPassword(String name, String generator) {}

    private static final String SUPERUSER = "postgres";

    /** The credentials of the cluster. */
    public static ExternalSecretView ofCredentials(ClusterModel model) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(CredentialsModel.USERNAME, SUPERUSER);
        return of(model, model.credentials().secretName(), data, CredentialsModel.ALL_PASSWORDS);
    }

    /** The access data of the application's database; its names mean themselves in a URI. */
    public static ExternalSecretView ofApplication(ClusterModel model) {
        ApplicationModel application = model.application().orElseThrow();
        String host = model.primaryHost();
        String place = "@" + host + ":" + PostgresModel.PORT + "/" + application.database();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("username", application.owner());
        data.put("host", host);
        data.put("port", String.valueOf(PostgresModel.PORT));
        data.put("dbname", application.database());
        data.put("uri", "postgresql://" + application.owner() + ":{{ .password }}" + place);
        data.put(
                "jdbc-uri",
                "jdbc:postgresql://" + host + ":" + PostgresModel.PORT + "/" + application.database() + "?user="
                        + application.owner() + "&password={{ .password }}");
        return of(model, application.secretName(), data, List.of(ApplicationModel.PASSWORD));
    }

    private static ExternalSecretView of(ClusterModel model, String secret, ObjectNode data, List<String> passwords) {
        return new ExternalSecretView(
                MetadataView.of(model, secret, Component.CREDENTIALS),
                secret,
                MetadataView.Pair.listOf(literal(model.inherited().annotations())),
                data,
                passwords.stream()
                        .map(key -> new GeneratedPassword(key, model.names().cluster()))
                        .toList());
    }

    /** The controller takes annotations of the Secret for templates: https://external-secrets.io/latest/guides/templating/ */
    private static Map<String, String> literal(Map<String, String> annotations) {
        Map<String, String> literal = new TreeMap<>();
        annotations.forEach((name, value) -> literal.put(name, value.replace("{{", "{{ \"{{\" }}")));
        return literal;
    }
}
