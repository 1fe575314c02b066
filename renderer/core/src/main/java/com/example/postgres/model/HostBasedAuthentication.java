package com.example.postgres.model;

import com.example.postgres.postgresql.HbaLine;
import com.example.postgres.postgresql.PoolerHbaLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of pg_hba.conf and pg_ident.conf. The first line of pg_hba.conf that matches a connection decides
 * (https://www.postgresql.org/docs/current/auth-pg-hba-conf.html), so the lines of the spec come after those that the
 * cluster itself needs. After them only the superuser is let in: who else may connect is the decision of the spec. Without
 * lines in the spec every role may.
 */
final class HostBasedAuthentication {

    /** Of connections over the network. */
    private enum Encryption {
        OPTIONAL,
        REQUIRED
    }

    private static final String MEMBERS = "members";

    private static final String SCRAM = "scram-sha-256";

    private HostBasedAuthentication() {}

    /**
     * The lines of pg_ident.conf. Patroni asks its own server for timeline and position as the replication role, and decides
     * by the answer whether to rewind. It must get an answer even while the data has an older password.
     */
    static List<String> identities() {
        return List.of(MEMBERS + " postgres " + Roles.REPLICATION);
    }

    /** The lines of a cluster without TLS. */
    static List<String> lines(List<String> userLines) {
        return lines(Encryption.OPTIONAL, userLines);
    }

    /** The lines of a member that has a certificate. */
    static List<String> linesWithTls(List<String> userLines) {
        return lines(Encryption.REQUIRED, userLines);
    }

    /** The lines of a member that has no certificate yet: those of the spec must not demand encryption. */
    static List<String> linesBeforeTls(List<String> userLines) {
        return lines(
                Encryption.OPTIONAL,
                userLines.stream().map(HbaLine::withoutEncryption).toList());
    }

    private static List<String> lines(Encryption encryption, List<String> userLines) {
        List<String> lines = new ArrayList<>();
        lines.add("local all postgres peer");
        lines.add("local replication " + Roles.REPLICATION + " peer map=" + MEMBERS);
        lines.add("local all all " + SCRAM);
        String host = encryption == Encryption.REQUIRED ? "hostssl" : "host";
        lines.add(host + " replication " + Roles.REPLICATION + " all " + SCRAM);
        lines.add(host + " all " + Roles.REWIND + " all " + SCRAM);
        if (encryption == Encryption.REQUIRED) {
            lines.add("hostnossl all all all reject");
        }
        lines.addAll(userLines);
        lines.add(host + " all " + (userLines.isEmpty() ? "all" : "postgres") + " all " + SCRAM);
        return lines;
    }

    /**
     * The lines for clients of the pooler, whose own connections all come through the socket; a client that no line matches is
     * refused. Empty without lines in the spec.
     */
    static Optional<List<String>> poolerLines(List<String> userLines) {
        return userLines.isEmpty()
                ? Optional.empty()
                : Optional.of(userLines.stream()
                        .map(HbaLine::parse)
                        .filter(line -> !line.isLocal())
                        .map(PoolerHbaLine::of)
                        .toList());
    }
}
