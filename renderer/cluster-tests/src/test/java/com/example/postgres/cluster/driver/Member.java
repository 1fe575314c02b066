package com.example.postgres.cluster.driver;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A member as {@code patronictl list} shows it.
 *
 * @param name of the pod
 * @param role such as {@code Leader}, {@code Replica}, {@code Sync Standby}
 * @param state such as {@code running} or {@code streaming}
 * @param timeline number of the timeline
 * @param pendingRestart whether a parameter waits for a restart
 */
public record Member(String name, String role, String state, int timeline, boolean pendingRestart) {

    static Member of(JsonNode row) {
        return new Member(
                row.path("Member").asText(),
                row.path("Role").asText(),
                row.path("State").asText(),
                row.path("TL").asInt(),
                !row.path("Pending restart").asText().isEmpty());
    }

    /** Whether it is the primary. */
    public boolean isLeader() {
        return role.equals("Leader");
    }
}
