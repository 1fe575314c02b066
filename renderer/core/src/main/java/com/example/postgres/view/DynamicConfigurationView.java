package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PatroniModel;
import com.example.postgres.model.PatroniModel.SynchronousMode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Patroni's cluster-wide configuration: what changes while the cluster runs.
 *
 * @param ttl seconds
 * @param loopWait seconds
 * @param retryTimeout seconds
 * @param maximumLagOnFailover bytes
 * @param failsafeMode whether a primary that reaches all members survives the loss of the Kubernetes API
 * @param synchronousMode {@code false}, {@code true} or {@code quorum}
 * @param synchronousModeStrict whether writes wait when no synchronous standby is left
 * @param synchronousNodeCount number of synchronous standbys
 * @param isStandby whether the cluster follows another one
 * @param standby what it follows, as Patroni writes it
 * @param parameters of PostgreSQL, a mapping of texts
 * @param hasRecoveryConfiguration whether members may fetch from an archive
 * @param recoveryConfiguration of members that follow, a mapping
 * @param pgHba lines of pg_hba.conf
 * @param pgIdent lines of pg_ident.conf
 */
public record DynamicConfigurationView(
        int ttl,
        int loopWait,
        int retryTimeout,
        long maximumLagOnFailover,
        boolean failsafeMode,
        JsonNode synchronousMode,
        boolean synchronousModeStrict,
        int synchronousNodeCount,
        boolean isStandby,
        JsonNode standby,
        JsonNode parameters,
        boolean hasRecoveryConfiguration,
        JsonNode recoveryConfiguration,
        List<String> pgHba,
        List<String> pgIdent) {

    public static DynamicConfigurationView of(ClusterModel model) {
        PatroniModel patroni = model.patroni();
        return new DynamicConfigurationView(
                patroni.ttl(),
                patroni.loopWait(),
                patroni.retryTimeout(),
                patroni.maximumLagOnFailover(),
                patroni.failsafeMode(),
                synchronousMode(patroni.synchronousMode()),
                patroni.synchronousModeStrict(),
                patroni.synchronousNodeCount(),
                model.standby().isPresent(),
                model.standby().map(StandbyClusterTree::of).orElseGet(MissingNode::getInstance),
                Json.of(model.postgres().parameters()),
                !model.postgres().recoveryConfiguration().isEmpty(),
                Json.of(model.postgres().recoveryConfiguration()),
                model.postgres().pgHba(),
                model.postgres().pgIdent());
    }

    private static JsonNode synchronousMode(SynchronousMode mode) {
        return mode == SynchronousMode.QUORUM
                ? TextNode.valueOf("quorum")
                : BooleanNode.valueOf(mode == SynchronousMode.ENABLED);
    }
}
