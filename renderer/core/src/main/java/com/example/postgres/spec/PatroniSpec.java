package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Patroni timings and synchronous replication.
 *
 * @param ttl seconds the leader lock lives
 * @param loopWait seconds between rounds
 * @param retryTimeout seconds of retries against Kubernetes and PostgreSQL
 * @param maximumLagOnFailover quantity of bytes a candidate may lag
 * @param failsafeMode whether a primary survives the loss of the Kubernetes API
 * @param synchronousMode disabled, enabled or quorum
 * @param synchronousModeStrict whether writes wait when no synchronous standby is left
 * @param synchronousNodeCount number of synchronous standbys
 * @param maxTimelinesHistory number of timelines in Patroni's history
 */
public record PatroniSpec(
        @Nullable Integer ttl,
        @Nullable Integer loopWait,
        @Nullable Integer retryTimeout,
        @Nullable String maximumLagOnFailover,
        @Nullable Boolean failsafeMode,
        @Nullable String synchronousMode,
        @Nullable Boolean synchronousModeStrict,
        @Nullable Integer synchronousNodeCount,
        @Nullable Integer maxTimelinesHistory) {

    static PatroniSpec read(Fields fields) {
        return new PatroniSpec(
                fields.integer("ttl"),
                fields.integer("loopWait"),
                fields.integer("retryTimeout"),
                fields.text("maximumLagOnFailover"),
                fields.bool("failsafeMode"),
                fields.text("synchronousMode"),
                fields.bool("synchronousModeStrict"),
                fields.integer("synchronousNodeCount"),
                fields.integer("maxTimelinesHistory"));
    }
}
