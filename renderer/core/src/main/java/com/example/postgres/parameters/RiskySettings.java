package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Values with which the server starts, but that lose data, or that hurt later. Each is a warning.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">Server Configuration</a>
 */
final class RiskySettings {

    /**
     * A value that does harm.
     *
     * @param name of the parameter
     * @param value in the spelling of {@link ParameterValue#canonical()}
     * @param harm and, where there is one, the cure
     */
    private record Setting(String name, String value, String harm) {}

    private static final List<Setting> ALL = List.of(
            new Setting("fsync", "off", "a crash of the node destroys the database; leave it on"),
            new Setting(
                    "full_page_writes",
                    "off",
                    "a crash of the node can damage pages, and pg_rewind refuses such a primary: a former primary has to"
                            + " be copied again; leave it on"),
            new Setting(
                    "synchronous_commit",
                    "off",
                    "a crash loses the transactions of the last moments, also those that clients were told are committed;"
                            + " set it in the sessions that can afford that"),
            new Setting(
                    "zero_damaged_pages",
                    "on",
                    "the server empties a damaged page and its rows are lost; set it only in the session that repairs a table"),
            new Setting(
                    "ignore_checksum_failure",
                    "on",
                    "the server reads damaged pages as if they were sound, and damage spreads; set it only in the session that repairs a table"),
            new Setting(
                    "ignore_invalid_pages",
                    "on",
                    "recovery goes on after it has found damage, and loses data silently"),
            new Setting(
                    "ignore_system_indexes", "on", "every look-up in the catalogs reads them whole; it is for repairs"),
            new Setting(
                    "autovacuum",
                    "off",
                    "tables grow without bound and queries get bad plans; set autovacuum_enabled of single tables"),
            new Setting("track_counts", "off", "autovacuum does not work without these statistics"),
            new Setting(
                    "session_replication_role",
                    "replica",
                    "triggers and foreign keys are not checked in any session; set it in the session that needs it"),
            new Setting(
                    "default_transaction_read_only",
                    "on",
                    "the roles and passwords of the cluster cannot be written, and a new cluster is never ready"),
            new Setting("exit_on_error", "on", "every error ends its session, also those of Patroni"),
            new Setting(
                    "logging_collector",
                    "on",
                    "the log goes into files on the volume of the database, not to the container's log"),
            new Setting("log_destination", "syslog", "there is no syslog in the container: the log is lost"),
            new Setting(
                    "io_method",
                    "io_uring",
                    "the default seccomp profile of most container runtimes blocks io_uring, and the server does not"
                            + " start; worker works everywhere"),
            new Setting("row_security", "off", "queries that a row security policy would filter fail"));

    private static final double MAX_STACK_KB = 7680;

    private RiskySettings() {}

    static List<Violation> check(GivenParameters given, FieldPath base) {
        List<Violation> warnings = new ArrayList<>();
        ALL.stream()
                .filter(setting -> given.has(setting.name(), setting.value()))
                .forEach(setting -> warnings.add(warning(given, base, setting.name(), setting.harm())));
        if (isMore(given, "max_stack_depth", MAX_STACK_KB)) {
            String harm =
                    "the server does not start where the limit of the stack is 8MB, as in most containers; 7680kB is"
                            + " the most there";
            warnings.add(warning(given, base, "max_stack_depth", harm));
        }
        if (isMore(given, "recovery_min_apply_delay", 0)) {
            String harm = "every replica is that far behind, and a failover waits until it has caught up";
            warnings.add(warning(given, base, "recovery_min_apply_delay", harm));
        }
        if (given.written().containsKey("autovacuum_worker_slots")
                || given.written().containsKey("autovacuum_max_workers")) {
            checkWorkerSlots(given, base, warnings);
        }
        return warnings;
    }

    private static boolean isMore(GivenParameters given, String name, double limit) {
        return given.written().containsKey(name) && given.number(name) > limit;
    }

    private static void checkWorkerSlots(GivenParameters given, FieldPath base, List<Violation> warnings) {
        if (given.major() >= StartRules.WORKER_SLOTS_SINCE
                && given.number("autovacuum_max_workers") > given.number("autovacuum_worker_slots")) {
            String name = given.chosenOf("autovacuum_max_workers", "autovacuum_worker_slots");
            String harm = "no more than autovacuum_worker_slots, "
                    + AmountText.plain(given.number("autovacuum_worker_slots")) + ", workers of autovacuum run";
            warnings.add(warning(given, base, name, harm));
        }
    }

    private static Violation warning(GivenParameters given, FieldPath base, String name, String harm) {
        return Violation.warning(
                base.field(name),
                Kind.INVALID,
                "postgresqlParams.risk",
                given.written().get(name),
                harm);
    }
}
