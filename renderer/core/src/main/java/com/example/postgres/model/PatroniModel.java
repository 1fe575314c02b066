package com.example.postgres.model;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.syntax.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Patroni's cluster-wide settings.
 *
 * @param ttl seconds the leader lock lives
 * @param loopWait seconds between rounds
 * @param retryTimeout seconds of retries against Kubernetes and PostgreSQL
 * @param maximumLagOnFailover bytes that a failover candidate may lag behind
 * @param failsafeMode whether a primary that still reaches all members survives the loss of the Kubernetes API
 * @param synchronousMode Patroni's {@code synchronous_mode}
 * @param synchronousModeStrict whether writes wait when no synchronous standby is left
 * @param synchronousNodeCount number of synchronous standbys
 * @param maxTimelinesHistory number of timelines in the history, which is in an annotation of the ConfigMap {@code -config}
 * @param permanentSlots replication slots that Patroni creates and keeps through failovers, beside those of the members
 */
public record PatroniModel(
        int ttl,
        int loopWait,
        int retryTimeout,
        long maximumLagOnFailover,
        boolean failsafeMode,
        SynchronousMode synchronousMode,
        boolean synchronousModeStrict,
        int synchronousNodeCount,
        int maxTimelinesHistory,
        List<PermanentSlot> permanentSlots) {

    /** Port of the REST API and of Patroni's metrics. */
    public static final int PORT = 8008;

    private static final PatroniSpec EMPTY = new PatroniSpec(null, null, null, null, null, null, null, null, null);

    public PatroniModel {
        permanentSlots = List.copyOf(permanentSlots);
    }

    static PatroniModel of(PostgresClusterSpec cluster) {
        PatroniSpec spec = requireNonNullElse(cluster.patroni(), EMPTY);
        String lag = requireNonNullElse(spec.maximumLagOnFailover(), SpecDefaults.PATRONI_MAXIMUM_LAG_ON_FAILOVER);
        String mode = requireNonNullElse(spec.synchronousMode(), SpecDefaults.PATRONI_SYNCHRONOUS_MODE);
        return new PatroniModel(
                requireNonNullElse(spec.ttl(), SpecDefaults.PATRONI_TTL),
                requireNonNullElse(spec.loopWait(), SpecDefaults.PATRONI_LOOP_WAIT),
                requireNonNullElse(spec.retryTimeout(), SpecDefaults.PATRONI_RETRY_TIMEOUT),
                Quantity.parse(lag).longValue(),
                requireNonNullElse(spec.failsafeMode(), SpecDefaults.PATRONI_FAILSAFE_MODE),
                SynchronousMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                requireNonNullElse(spec.synchronousModeStrict(), SpecDefaults.PATRONI_SYNCHRONOUS_MODE_STRICT),
                requireNonNullElse(spec.synchronousNodeCount(), SpecDefaults.PATRONI_SYNCHRONOUS_NODE_COUNT),
                requireNonNullElse(spec.maxTimelinesHistory(), SpecDefaults.PATRONI_MAX_TIMELINES_HISTORY),
                cluster.replicationSlots().stream().map(PermanentSlot::of).toList());
    }

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
        /** They do not wait. */
        DISABLED,
        /** They wait for the named standbys. Only such a standby is promoted, so no acknowledged commit is lost. */
        ENABLED,
        /** They wait for a quorum of the standbys. */
        QUORUM
    }

    /**
     * A replication slot.
     *
     * @param name of the slot
     * @param decoding what a logical slot decodes; empty for a physical one
     */
    public record PermanentSlot(String name, Optional<Decoding> decoding) {

        private static PermanentSlot of(PostgresClusterSpec.ReplicationSlot spec) {
            return new PermanentSlot(
                    spec.name(),
                    spec.isLogical()
                            ? Optional.of(new Decoding(requireNonNull(spec.database()), requireNonNull(spec.plugin())))
                            : Optional.empty());
        }
    }

    /**
     * What a logical slot decodes.
     *
     * @param database whose changes
     * @param plugin that writes them
     */
    public record Decoding(String database, String plugin) {}
}
