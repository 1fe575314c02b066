package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that are within their range but that PostgreSQL rejects when it starts. Sources: {@code PostmasterMain} and
 * {@code ReadControlFile}.
 */
final class StartRules {

    private static final int RESERVED_SINCE = 16;
    // ReadControlFile (backend/access/transam/xlog.c): at least two segments of the log, of 16MB each unless initdb was
    // told otherwise.
    private static final List<String> WAL_SIZES = List.of("max_wal_size", "min_wal_size");
    private static final double MIN_WAL_MEGABYTES = 32;

    private StartRules() {}

    static List<Violation> check(GivenParameters given, FieldPath base) {
        List<Violation> violations = new ArrayList<>();
        checkWalSizes(given, base, violations);
        checkReserved(given, base, violations);
        return violations;
    }

    private static void checkWalSizes(GivenParameters given, FieldPath base, List<Violation> violations) {
        for (String name : WAL_SIZES) {
            if (given.number(name) < MIN_WAL_MEGABYTES) {
                String detail = "must be at least 32MB, two WAL segments: the server does not start with less";
                violations.add(error(given, base, name, "walSize", detail));
            }
        }
    }

    private static void checkReserved(GivenParameters given, FieldPath base, List<Violation> violations) {
        double reserved = given.number("superuser_reserved_connections")
                + (given.major() < RESERVED_SINCE ? 0 : given.number("reserved_connections"));
        double connections = given.number("max_connections");
        if (reserved >= connections) {
            String detail = "the server does not start when every connection is reserved: " + AmountText.plain(reserved)
                    + " of max_connections " + AmountText.plain(connections);
            String name = given.chosenOf("superuser_reserved_connections", "reserved_connections", "max_connections");
            violations.add(error(given, base, name, "reservedConnections", detail));
        }
    }

    private static Violation error(GivenParameters given, FieldPath base, String name, String rule, String detail) {
        String value = given.written().get(name);
        return Violation.error(base.field(name), Kind.INVALID, "postgresqlParams." + rule, value, detail);
    }
}
