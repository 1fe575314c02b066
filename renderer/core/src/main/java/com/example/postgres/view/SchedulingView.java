package com.example.postgres.view;

import com.example.postgres.model.PodModel.Scheduling;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * Where pods run.
 *
 * @param hasNodeSelector whether node labels are asked for
 * @param nodeSelector a mapping
 * @param hasAffinity whether the user has affinity rules
 * @param affinity those rules
 * @param hasTolerations whether there are any
 * @param tolerations of taints
 * @param hasTopologySpread whether pods are spread
 * @param topologySpread constraints
 * @param hasPriorityClass whether one is named
 * @param priorityClass its name
 */
public record SchedulingView(
        boolean hasNodeSelector,
        JsonNode nodeSelector,
        boolean hasAffinity,
        JsonNode affinity,
        boolean hasTolerations,
        List<JsonNode> tolerations,
        boolean hasTopologySpread,
        List<JsonNode> topologySpread,
        boolean hasPriorityClass,
        String priorityClass) {

    static SchedulingView of(Scheduling scheduling) {
        return new SchedulingView(
                !scheduling.nodeSelector().isEmpty(),
                Json.of(scheduling.nodeSelector()),
                scheduling.affinity().isPresent(),
                scheduling.affinity().orElse(MissingNode.getInstance()),
                !scheduling.tolerations().isEmpty(),
                scheduling.tolerations(),
                !scheduling.topologySpread().isEmpty(),
                scheduling.topologySpread(),
                scheduling.priorityClass().isPresent(),
                scheduling.priorityClass().orElse(""));
    }
}
