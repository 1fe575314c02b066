package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * What a member's Patroni says about it: the answer of {@code GET /patroni}.
 *
 * @param role primary, replica, standby_leader
 * @param state of the server, or streaming for a replica that streams
 * @param timeline of the server; 0 if unknown
 * @param position in the WAL: written by a primary, replayed by a replica; 0 if unknown
 * @param isSynchronous whether commits wait for it
 * @param isRestartPending whether a parameter takes effect only when PostgreSQL restarts
 * @param isLowering whether such a parameter is lowered that a replica needs at least as high as its primary
 * @param startedAt when PostgreSQL started; empty if unknown
 * @param configurationSeen when Patroni last read its cluster-wide configuration, in seconds since 1970; 0 if unknown
 * @see <a href="https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint">Monitoring endpoint</a>
 */
public record MemberReport(
        String role,
        String state,
        long timeline,
        long position,
        boolean isSynchronous,
        boolean isRestartPending,
        boolean isLowering,
        Optional<Instant> startedAt,
        long configurationSeen) {

    public static final String STREAMING = "streaming";
    public static final String STANDBY_LEADER = "standby_leader";

    /** A replica needs at least the primary's value of these. */
    private static final Set<String> NEEDED_BY_REPLICAS = Set.of(
            "max_connections",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "max_wal_senders",
            "max_worker_processes");

    /** The answer of Patroni. */
    public static MemberReport of(JsonNode answer) {
        JsonNode log = answer.path("xlog");
        String replication = answer.path("replication_state").asText();
        return new MemberReport(
                answer.path("role").asText().replace("master", "primary"),
                replication.isEmpty() ? answer.path("state").asText() : replication,
                answer.path("timeline").asLong(),
                log.path("location").asLong(log.path("replayed_location").asLong()),
                answer.path("sync_standby").asBoolean()
                        || answer.path("quorum_standby").asBoolean(),
                answer.path("pending_restart").asBoolean(),
                isLowering(answer.path("pending_restart_reason")),
                time(answer.path("postmaster_start_time").asText()),
                answer.path("dcs_last_seen").asLong());
    }

    private static boolean isLowering(JsonNode reasons) {
        return reasons.properties().stream()
                .filter(reason -> NEEDED_BY_REPLICAS.contains(reason.getKey()))
                .anyMatch(reason -> number(reason.getValue().path("new_value"))
                                .compareTo(number(reason.getValue().path("old_value")))
                        < 0);
    }

    /** As Python writes it: {@code 2026-11-29 16:00:00.123456+00:00}. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(JsonNode value) {
        try {
            return new BigDecimal(value.asText().strip());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    /** Whether it leads the cluster: a primary, or the leader of a standby cluster. */
    public boolean isLeader() {
        return role.equals("primary") || role.equals(STANDBY_LEADER);
    }

    /** Whether the server runs and, as a replica, follows. */
    public boolean isWorking() {
        return state.equals("running") || state.equals(STREAMING) || state.equals("in archive recovery");
    }
}
