package com.example.postgres.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of pg_hba.conf and of pg_ident.conf. In the former the first line that matches a connection decides
 * (https://www.postgresql.org/docs/current/auth-pg-hba-conf.html), so the user's lines stand between those that keep the
 * cluster itself working and the closing ones.
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
     * The lines of pg_ident.conf. Patroni asks its own server for timeline and position as the role of replication, and
     * whether to rewind depends on the answer: it must get one also while the data have an older password.
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
