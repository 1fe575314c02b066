package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a member's Patroni says about it: the answer of {@code GET /patroni}.
 *
 * @param role primary, replica, standby_leader
 * @param state of the server, or streaming for a replica that streams
 * @param timeline of the server; 0 if unknown
 * @param position in the WAL: written by a primary, replayed by a replica; 0 if unknown
 * @param isSynchronous whether commits wait for it
 * @param pendingRestart what takes effect only when PostgreSQL restarts
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
        PendingRestart pendingRestart,
        Optional<Instant> startedAt,
        long configurationSeen) {

    public static final String STREAMING = "streaming";
    public static final String STANDBY_LEADER = "standby_leader";

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
                PendingRestart.of(answer),
                time(answer.path("postmaster_start_time").asText()),
                answer.path("dcs_last_seen").asLong());
    }

    /** As Python writes it: {@code 2026-11-29 16:00:00.123456+00:00}. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
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

    /** Whether a parameter takes effect only when PostgreSQL restarts. */
    public boolean isRestartPending() {
        return pendingRestart != PendingRestart.NONE;
    }

    /** Whether such a parameter is lowered that a replica needs at least as high as its primary. */
    public boolean isLowering() {
        return pendingRestart == PendingRestart.LOWERED || pendingRestart == PendingRestart.LOWERED_AMONG_OTHERS;
    }

    /** Whether a replica receives what its primary writes. */
    public boolean isStreaming() {
        return state.equals(STREAMING);
    }
}
