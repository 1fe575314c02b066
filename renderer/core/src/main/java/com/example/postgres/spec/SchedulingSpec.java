package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where pods run; the values are those of a Kubernetes pod.
 *
 * @param nodeSelector node labels
 * @param affinity affinity rules
 * @param tolerations of taints
 * @param topologySpreadConstraints spread over nodes and zones
 * @param priorityClassName priority class
 */
public record SchedulingSpec(
        Map<String, String> nodeSelector,
        @Nullable JsonNode affinity,
        List<JsonNode> tolerations,
        List<JsonNode> topologySpreadConstraints,
        @Nullable String priorityClassName) {

    public SchedulingSpec {
        tolerations = List.copyOf(tolerations);
        topologySpreadConstraints = List.copyOf(topologySpreadConstraints);
        nodeSelector = Fields.copyInOrder(nodeSelector);
    }

    static SchedulingSpec read(Fields fields) {
        return new SchedulingSpec(
                fields.textMap("nodeSelector"),
                fields.tree("affinity"),
                fields.trees("tolerations"),
                fields.trees("topologySpreadConstraints"),
                fields.text("priorityClassName"));
    }
}
