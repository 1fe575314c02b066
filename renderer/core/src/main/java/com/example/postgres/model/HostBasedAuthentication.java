package com.example.postgres.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of pg_hba.conf and pg_ident.conf. The first line of pg_hba.conf that matches a connection decides
 * (https://www.postgresql.org/docs/current/auth-pg-hba-conf.html), so the lines of the spec come after those that the
 * cluster itself needs and before the closing ones.
 */
final class HostBasedAuthentication {

    /** Whether a connection over the network must be encrypted. */
    enum Encryption {
        OPTIONAL,
        REQUIRED
    }

    private static final String MEMBERS = "members";

    private HostBasedAuthentication() {}

    /**
     * The lines of pg_ident.conf. Patroni asks its own server for timeline and position as the replication role, and decides
     * by the answer whether to rewind. It must get an answer even while the data has an older password.
     */
    static List<String> identities() {
        return List.of(MEMBERS + " postgres " + Roles.REPLICATION);
    }

    /**
     * @param encryption whether connections over the network must be encrypted
     * @param userLines lines of the spec
     */
    static List<String> lines(Encryption encryption, List<String> userLines) {
        List<String> lines = new ArrayList<>();
        lines.add("local all postgres peer");
        lines.add("local replication " + Roles.REPLICATION + " peer map=" + MEMBERS);
        lines.add("local all all scram-sha-256");
        String host = encryption == Encryption.REQUIRED ? "hostssl" : "host";
        lines.add(host + " replication " + Roles.REPLICATION + " all scram-sha-256");
        lines.add(host + " all " + Roles.REWIND + " all scram-sha-256");
        if (encryption == Encryption.REQUIRED) {
            lines.add("hostnossl all all all reject");
        }
        lines.addAll(userLines);
        lines.add(host + " all all all scram-sha-256");
        return lines;
    }
}
