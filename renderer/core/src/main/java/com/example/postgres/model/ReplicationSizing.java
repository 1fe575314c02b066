package com.example.postgres.model;

import java.util.Map;

/**
 * Parameters that let all members of a large cluster stream. A primary needs a WAL sender and a replication slot for every
 * other member, and a second sender for a member that copies it. Patroni sets both to 10 by default.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-WAL-SENDERS">max_wal_senders</a>
 */
final class ReplicationSizing {

    /** Patroni's default of both parameters. */
    private static final int DEFAULT = 10;

    /** Both parameters need a restart, so not every further member may change them. */
    private static final int STEP = 10;

    private ReplicationSizing() {}

    /**
     * Both parameters if the default is too low for the cluster, else none.
     *
     * @param members of the cluster
     * @param declaredSlots number of permanent slots, each with a consumer
     */
    static Map<String, String> parameters(int members, int declaredSlots) {
        int needed = members + declaredSlots;
        if (needed <= DEFAULT) {
            return Map.of();
        }
        String enough = String.valueOf((needed + STEP - 1) / STEP * STEP);
        return Map.of("max_replication_slots", enough, "max_wal_senders", enough);
    }
}
