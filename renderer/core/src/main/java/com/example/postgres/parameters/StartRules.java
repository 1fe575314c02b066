package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
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

    static final int WORKER_SLOTS_SINCE = 18;
    private static final int SLOT_SYNC_SINCE = 17;
    // MAX_BACKENDS (include/storage/procnumber.h)
    private static final double MAX_PROCESSES = 262_143;
    private static final List<String> STATISTICS =
            List.of("log_parser_stats", "log_planner_stats", "log_executor_stats");

    private static final List<String> RESERVED =
            List.of("superuser_reserved_connections", "reserved_connections", "max_connections");

    private StartRules() {}

    static List<Violation> check(GivenParameters given, FieldPath base) {
        List<Violation> violations = new ArrayList<>();
        checkWalSizes(given, base, violations);
        checkReserved(given, base, violations);
        checkProcesses(given, base, violations);
        if (given.has("log_statement_stats", "on")) {
            STATISTICS.stream().filter(name -> given.has(name, "on")).forEach(name -> {
                String detail = "the server does not start with log_statement_stats and " + name + ": set one of them";
                violations.add(error(given, base, name, "statistics", detail));
            });
        }
        if (given.has("huge_pages", "on") && given.has("shared_memory_type", "sysv")) {
            String detail = "the server does not start with huge_pages: on: only the type mmap has huge pages";
            violations.add(error(given, base, "shared_memory_type", "hugePages", detail));
        }
        if (given.has("password_encryption", "md5")) {
            String detail =
                    "must be scram-sha-256: members and PgBouncer log in with SCRAM, which an MD5 password does not"
                            + " allow";
            violations.add(error(given, base, "password_encryption", "passwordEncryption", detail));
        }
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
        if (reserved >= connections && given.areValid(RESERVED)) {
            String detail = "the server does not start when every connection is reserved: " + AmountText.plain(reserved)
                    + " of max_connections " + AmountText.plain(connections);
            String name = given.chosenOf("superuser_reserved_connections", "reserved_connections", "max_connections");
            violations.add(error(given, base, name, "reservedConnections", detail));
        }
    }

    /** InitializeMaxBackends (backend/utils/init/postinit.c), and in older versions also the checks of each parameter. */
    private static void checkProcesses(GivenParameters given, FieldPath base, List<Violation> violations) {
        boolean hasSlots = given.major() >= WORKER_SLOTS_SINCE;
        String workers = hasSlots ? "autovacuum_worker_slots" : "autovacuum_max_workers";
        List<String> names = List.of("max_connections", workers, "max_worker_processes", "max_wal_senders");
        double limit = MAX_PROCESSES - (given.major() < SLOT_SYNC_SINCE ? 1 : 2);
        double sum = names.stream().mapToDouble(given::number).sum();
        if (sum > limit && given.areValid(names)) {
            String blamed = names.stream()
                    .filter(given.written()::containsKey)
                    .max(Comparator.comparingDouble(name -> given.number(name)))
                    .orElse("max_connections");
            String detail = "the server does not start: " + String.join(" + ", names) + " is " + AmountText.plain(sum)
                    + ", and must be no more than " + AmountText.plain(limit);
            violations.add(error(given, base, blamed, "processes", detail));
        }
    }

    private static Violation error(GivenParameters given, FieldPath base, String name, String rule, String detail) {
        String value = given.written().get(name);
        return Violation.error(base.field(name), Kind.INVALID, "postgresqlParams." + rule, value, detail);
    }
}
