package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PatroniModel;
import com.example.postgres.model.PatroniModel.PermanentSlot;
import com.example.postgres.model.PatroniModel.SynchronousMode;
import com.example.postgres.model.StandbyModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/**
 * Patroni's cluster-wide configuration: what changes while the cluster runs.
 *
 * @param ttl seconds
 * @param loopWait seconds
 * @param retryTimeout seconds
 * @param maximumLagOnFailover bytes
 * @param failsafeMode whether a primary that reaches all members survives the loss of the Kubernetes API
 * @param synchronous how commits wait for standbys
 * @param maxTimelinesHistory number of timelines in the history
 * @param slots permanent replication slots
 * @param standby what the cluster follows, when it is a standby cluster
 * @param parameters of PostgreSQL, a mapping of texts
 * @param recoveryConfiguration of members that follow, a mapping; empty when they have no archive to fetch from
 * @param pgHba lines of pg_hba.conf
 * @param pgIdent lines of pg_ident.conf
 */
public record DynamicConfigurationView(
        int ttl,
        int loopWait,
        int retryTimeout,
        long maximumLagOnFailover,
        boolean failsafeMode,
        SynchronousView synchronous,
        int maxTimelinesHistory,
        List<PermanentSlot> slots,
        Optional<StandbyView> standby,
        JsonNode parameters,
        Optional<JsonNode> recoveryConfiguration,
        List<String> pgHba,
        List<String> pgIdent) {

    /**
     * Synchronous replication.
     *
     * @param mode {@code false}, {@code true} or {@code quorum}
     * @param strict whether writes wait when no synchronous standby is left
     * @param nodeCount number of synchronous standbys
     */
    public record SynchronousView(JsonNode mode, boolean strict, int nodeCount) {

        private static SynchronousView of(PatroniModel patroni) {
            SynchronousMode mode = patroni.synchronousMode();
            return new SynchronousView(
                    mode == SynchronousMode.QUORUM
                            ? TextNode.valueOf("quorum")
                            : BooleanNode.valueOf(mode == SynchronousMode.ENABLED),
                    patroni.synchronousModeStrict(),
                    patroni.synchronousNodeCount());
        }
    }

    /**
     * What a standby cluster follows.
     *
     * @param primary a server to stream from
     * @param followsArchive whether it replays an archive
     */
    public record StandbyView(Optional<PrimaryView> primary, boolean followsArchive) {

        private static StandbyView of(StandbyModel standby) {
            return new StandbyView(
                    standby.primary().map(primary -> new PrimaryView(primary.host(), primary.port(), primary.slot())),
                    standby.archive().isPresent());
        }
    }

    /**
     * The primary of another cluster.
     *
     * @param host name or address
     * @param port of PostgreSQL
     * @param slot a replication slot that it keeps for this cluster
     */
    public record PrimaryView(String host, int port, Optional<String> slot) {}

    public static DynamicConfigurationView of(ClusterModel model) {
        PatroniModel patroni = model.patroni();
        return new DynamicConfigurationView(
                patroni.ttl(),
                patroni.loopWait(),
                patroni.retryTimeout(),
                patroni.maximumLagOnFailover(),
                patroni.failsafeMode(),
                SynchronousView.of(patroni),
                patroni.maxTimelinesHistory(),
                patroni.permanentSlots(),
                model.data().standby().map(StandbyView::of),
                Json.of(model.postgres().parameters()),
                Json.ifAny(model.postgres().recoveryConfiguration()),
                model.postgres().pgHba(),
                model.postgres().pgIdent());
    }
}
