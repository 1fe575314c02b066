package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What takes effect only when PostgreSQL restarts. A replica needs at least its primary's value of some parameters. It therefore
 * starts with the higher value that its pg_control has from the primary, until it has replayed that the primary has a lower one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN">Administrator's overview</a>
 */
public enum PendingRestart {
    /** Nothing. */
    NONE,
    /** Parameters of which none is lowered, or a replica does not need them. */
    PLAIN,
    /** Parameters that a replica needs are lowered, and there are others. */
    LOWERED_AMONG_OTHERS,
    /** Nothing but lowered parameters that a replica needs. */
    LOWERED;

    private static final Set<String> NEEDED_BY_REPLICAS = Set.of(
            "max_connections",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "max_wal_senders",
            "max_worker_processes");

    /** Of an answer to {@code GET /patroni}. */
    static PendingRestart of(JsonNode answer) {
        if (!answer.path("pending_restart").asBoolean()) {
            return NONE;
        }
        List<Boolean> lowered = answer.path("pending_restart_reason").properties().stream()
                .map(reason -> isLowered(reason.getKey(), reason.getValue()))
                .toList();
        if (!lowered.contains(true)) {
            return PLAIN;
        }
        return lowered.contains(false) ? LOWERED_AMONG_OTHERS : LOWERED;
    }

    private static boolean isLowered(String parameter, JsonNode values) {
        return NEEDED_BY_REPLICAS.contains(parameter)
                && number(values.path("new_value")).compareTo(number(values.path("old_value"))) < 0;
    }

    private static BigDecimal number(JsonNode value) {
        try {
            return new BigDecimal(value.asText().strip());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
