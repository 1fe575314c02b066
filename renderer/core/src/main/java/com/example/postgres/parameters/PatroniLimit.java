package com.example.postgres.parameters;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values that Patroni accepts for a parameter that must be the same on all members. It replaces any other value
 * by its own default and only logs that.
 *
 * <p>Source: {@code CMDLINE_OPTIONS} in Patroni's {@code patroni/postgresql/config.py}, and "Dynamic Configuration
 * Settings" of its documentation.
 *
 * @param name of the parameter
 * @param minimum in the parameter's unit; negative infinity for a parameter that is no number
 * @param choices the values it accepts; empty for all that PostgreSQL accepts
 * @param defaultValue what Patroni sets when the spec has no value, as text
 */
public record PatroniLimit(String name, double minimum, List<String> choices, String defaultValue) {

    private static final double NO_MINIMUM = Double.NEGATIVE_INFINITY;

    private static final Map<String, PatroniLimit> ALL = new TreeMap<>(Map.ofEntries(
            entry("max_connections", 25, "100"),
            entry("max_locks_per_transaction", 32, "64"),
            entry("max_prepared_transactions", 0, "0"),
            entry("max_replication_slots", 4, "10"),
            entry("max_wal_senders", 3, "10"),
            entry("max_worker_processes", 2, "8"),
            entry("track_commit_timestamp", NO_MINIMUM, "off"),
            entry("wal_keep_size", 16, "128MB"),
            Map.entry("wal_level", new PatroniLimit("wal_level", NO_MINIMUM, List.of("replica", "logical"), "replica")),
            entry("wal_log_hints", NO_MINIMUM, "on")));

    public PatroniLimit {
        choices = List.copyOf(choices);
    }

    private static Map.Entry<String, PatroniLimit> entry(String name, double minimum, String defaultValue) {
        return Map.entry(name, new PatroniLimit(name, minimum, List.of(), defaultValue));
    }

    /** All of them, sorted by name. */
    public static List<PatroniLimit> all() {
        return List.copyOf(ALL.values());
    }

    /** The limit of the parameter; empty when Patroni has none. */
    public static Optional<PatroniLimit> of(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether Patroni accepts the value. */
    public boolean admits(ParameterValue value) {
        if (value instanceof ParameterValue.Whole whole) {
            return whole.number() >= minimum;
        }
        return choices.isEmpty() || choices.contains(value.canonical());
    }
}
