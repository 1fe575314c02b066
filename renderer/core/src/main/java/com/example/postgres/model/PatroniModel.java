package com.example.postgres.model;

/**
 * Patroni's cluster-wide settings.
 *
 * @param ttl seconds the leader lock lives
 * @param loopWait seconds between rounds
 * @param retryTimeout seconds of retries against Kubernetes and PostgreSQL
 * @param maximumLagOnFailover bytes a candidate may lag
 * @param failsafeMode whether a primary that still reaches all members survives the loss of the Kubernetes API
 * @param synchronousMode Patroni's {@code synchronous_mode}
 * @param synchronousModeStrict whether writes wait when no synchronous standby is left
 * @param synchronousNodeCount number of synchronous standbys
 */
public record PatroniModel(
        int ttl,
        int loopWait,
        int retryTimeout,
        long maximumLagOnFailover,
        boolean failsafeMode,
        SynchronousMode synchronousMode,
        boolean synchronousModeStrict,
        int synchronousNodeCount) {

    /** Whether commits wait for standbys. */
    public boolean isSynchronous() {
        return synchronousMode != SynchronousMode.DISABLED;
    }

    /**
     * Seconds for which a member must be Ready before the next one is replaced: the time in which Patroni names a new
     * synchronous standby. 0 without synchronous standbys.
     */
    public int minReadySeconds() {
        return isSynchronous() ? 2 * loopWait + retryTimeout : 0;
    }

    /** How commits wait for standbys. */
    public enum SynchronousMode {
        /** They do not. */
        DISABLED,
        /** For the named standbys; only such a standby is promoted, so no acknowledged commit is lost. */
        ENABLED,
        /** For any of the standbys that make a quorum. */
        QUORUM
    }
}
