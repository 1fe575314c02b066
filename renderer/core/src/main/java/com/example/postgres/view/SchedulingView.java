package com.example.postgres.view;

import com.example.postgres.model.PodModel.Scheduling;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Where pods run.
 *
 * @param nodeSelector node labels, a mapping; empty for any node
 * @param affinity rules of the user
 * @param nodeAffinity those about nodes, which hold for Jobs, too
 * @param tolerations of taints
 * @param topologySpread constraints over nodes and zones
 * @param priorityClass name of the priority class
 */
public record SchedulingView(
        Optional<JsonNode> nodeSelector,
        Optional<JsonNode> affinity,
        Optional<JsonNode> nodeAffinity,
        List<JsonNode> tolerations,
        List<JsonNode> topologySpread,
        Optional<String> priorityClass) {

    static SchedulingView of(Scheduling scheduling) {
        return new SchedulingView(
                Json.ifAny(scheduling.nodeSelector()),
                scheduling.affinity(),
                scheduling.affinity().map(affinity -> affinity.get("nodeAffinity")),
                scheduling.tolerations(),
                scheduling.topologySpread(),
                scheduling.priorityClass());
    }
}
