package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values that PostgreSQL accepts, but that lose data, or that hurt later. Each is a warning; a plan says what a change to one
 * does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">Server Configuration</a>
 */
public final class RiskySettings {

    /** What a value does to a running cluster. */
    public enum Consequence {
        /** Rows or committed transactions may be lost or damaged. */
        LOSES_DATA,
        /** The server may not start. */
        DOES_NOT_START,
        /** Clients cannot write. */
        REFUSES_WRITES,
        /** The cluster runs on, slower or in another way than expected. */
        HURTS
    }

    /**
     * What a value does.
     *
     * @param consequence for a running cluster
     * @param text what happens and, where there is one, the cure
     */
    public record Harm(Consequence consequence, String text) {}

    /**
     * A value that does harm.
     *
     * @param name of the parameter
     * @param value in the spelling of {@link ParameterValue#canonical()}
     * @param harm that it does
     */
    private record Setting(String name, String value, Harm harm) {
        Setting(String name, String value, Consequence consequence, String text) {
            this(name, value, new Harm(consequence, text));
        }
    }

    private static final List<Setting> ALL = List.of(
            new Setting(
                    "fsync", "off", Consequence.LOSES_DATA, "a crash of the node destroys the database; leave it on"),
            new Setting(
                    "full_page_writes",
                    "off",
                    Consequence.LOSES_DATA,
                    "a crash of the node can damage pages, and pg_rewind refuses such a primary: a former primary has to"
                            + " be copied again; leave it on"),
            new Setting(
                    "synchronous_commit",
                    "off",
                    Consequence.LOSES_DATA,
                    "a crash loses the transactions of the last moments, also those that clients were told are committed;"
                            + " set it in the sessions that can afford that"),
            new Setting(
                    "zero_damaged_pages",
                    "on",
                    Consequence.LOSES_DATA,
                    "the server empties a damaged page and its rows are lost; set it only in the session that repairs a table"),
            new Setting(
                    "ignore_checksum_failure",
                    "on",
                    Consequence.LOSES_DATA,
                    "the server reads damaged pages as if they were sound, and damage spreads; set it only in the session that repairs a table"),
            new Setting(
                    "ignore_invalid_pages",
                    "on",
                    Consequence.LOSES_DATA,
                    "recovery goes on after it has found damage, and loses data silently"),
            new Setting(
                    "ignore_system_indexes",
                    "on",
                    Consequence.HURTS,
                    "every look-up in the catalogs reads them whole; it is for repairs"),
            new Setting(
                    "autovacuum",
                    "off",
                    Consequence.HURTS,
                    "tables grow without bound and queries get bad plans; set autovacuum_enabled of single tables"),
            new Setting("track_counts", "off", Consequence.HURTS, "autovacuum does not work without these statistics"),
            new Setting(
                    "session_replication_role",
                    "replica",
                    Consequence.LOSES_DATA,
                    "triggers and foreign keys are not checked in any session; set it in the session that needs it"),
            new Setting(
                    "default_transaction_read_only",
                    "on",
                    Consequence.REFUSES_WRITES,
                    "the roles and passwords of the cluster cannot be written, and a new cluster is never ready"),
            new Setting(
                    "exit_on_error", "on", Consequence.HURTS, "every error ends its session, also those of Patroni"),
            new Setting(
                    "logging_collector",
                    "on",
                    Consequence.HURTS,
                    "the log goes into files on the volume of the database, not to the container's log"),
            new Setting(
                    "log_destination",
                    "syslog",
                    Consequence.HURTS,
                    "there is no syslog in the container: the log is lost"),
            new Setting(
                    "io_method",
                    "io_uring",
                    Consequence.DOES_NOT_START,
                    "the default seccomp profile of most container runtimes blocks io_uring, and the server does not"
                            + " start; worker works everywhere"),
            new Setting(
                    "row_security", "off", Consequence.HURTS, "queries that a row security policy would filter fail"));

    private static final String STACK = "max_stack_depth";
    private static final double MAX_STACK_KB = 7680;
    private static final Harm STACK_HARM = new Harm(
            Consequence.DOES_NOT_START,
            "the server does not start where the limit of the stack is 8MB, as in most containers; 7680kB is the most there");

    private static final String DELAY = "recovery_min_apply_delay";
    private static final Harm DELAY_HARM = new Harm(
            Consequence.HURTS, "every replica is that far behind, and a failover waits until it has caught up");

    private RiskySettings() {}

    /**
     * The harm that a value of a single parameter does; empty if it does none.
     *
     * @param name of the parameter, as PostgreSQL spells it
     */
    public static Optional<Harm> harm(String name, ParameterValue value) {
        if (value instanceof ParameterValue.Whole whole) {
            if (name.equals(STACK) && whole.number() > MAX_STACK_KB) {
                return Optional.of(STACK_HARM);
            }
            return name.equals(DELAY) && whole.number() > 0 ? Optional.of(DELAY_HARM) : Optional.empty();
        }
        return ALL.stream()
                .filter(setting ->
                        setting.name().equals(name) && setting.value().equals(value.canonical()))
                .map(Setting::harm)
                .findFirst();
    }

    static List<Violation> check(GivenParameters given, FieldPath base) {
        List<Violation> warnings = new ArrayList<>();
        ALL.stream()
                .filter(setting -> given.has(setting.name(), setting.value()))
                .forEach(setting -> warnings.add(
                        warning(given, base, setting.name(), setting.harm().text())));
        if (isMore(given, STACK, MAX_STACK_KB)) {
            warnings.add(warning(given, base, STACK, STACK_HARM.text()));
        }
        if (isMore(given, DELAY, 0)) {
            warnings.add(warning(given, base, DELAY, DELAY_HARM.text()));
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
                && given.areValid(List.of("autovacuum_max_workers", "autovacuum_worker_slots"))
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
