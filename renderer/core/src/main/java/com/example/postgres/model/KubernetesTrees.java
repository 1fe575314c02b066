package com.example.postgres.model;

import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.syntax.Quantity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values in the form of the Kubernetes API that a spec passes through to the manifests. The order in which the user writes
 * keys, and the notation of quantities, do not reach the output.
 */
final class KubernetesTrees {

    private static final String SIDECAR_MEMORY = "32Mi";

    /** What a namespace with a ResourceQuota asks of every container. */
    private static final ResourcesSpec JOB =
            new ResourcesSpec(Map.of("cpu", "10m", "memory", "32Mi"), Map.of("cpu", "200m", "memory", "128Mi"));

    private static final ResourcesSpec DRILL = new ResourcesSpec(Map.of("cpu", "100m", "memory", "256Mi"), Map.of());

    private static final Set<String> OF_EVERY_NODE = Set.of("cpu", "memory", "ephemeral-storage");

    private KubernetesTrees() {}

    /** A copy with the keys of every mapping sorted. */
    static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> children = new TreeMap<>();
            node.properties().forEach(entry -> children.put(entry.getKey(), sorted(entry.getValue())));
            return new ObjectNode(JsonNodeFactory.instance, children).deepCopy();
        }
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }

    /** Copies with the keys of every mapping sorted, in the order of the list. */
    static List<JsonNode> sorted(List<JsonNode> nodes) {
        return nodes.stream().map(KubernetesTrees::sorted).toList();
    }

    /** CPU and memory of a container; an empty object when the spec sets none. */
    static JsonNode resources(@Nullable ResourcesSpec spec) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (spec != null) {
            putQuantities(tree, "requests", spec.requests());
            putQuantities(tree, "limits", spec.limits());
        }
        return tree;
    }

    /**
     * CPU and memory of a container beside PostgreSQL: those of the spec, or small requests. A container without requests
     * would be the first to be killed on a full node, and could make the whole pod BestEffort.
     */
    static JsonNode sidecarResources(@Nullable ResourcesSpec spec, String cpu) {
        return resources(
                isGiven(spec) ? spec : new ResourcesSpec(Map.of("cpu", cpu, "memory", SIDECAR_MEMORY), Map.of()));
    }

    /** CPU and memory of a Job that calls the API server. */
    static JsonNode jobResources(@Nullable ResourcesSpec spec) {
        return resources(isGiven(spec) ? spec : JOB);
    }

    /** CPU and memory of a restore drill, which uses no huge pages and no devices of the members. */
    static JsonNode drillResources(@Nullable ResourcesSpec spec, @Nullable ResourcesSpec ofMembers) {
        if (isGiven(spec)) {
            return resources(spec);
        }
        if (ofMembers == null) {
            return resources(DRILL);
        }
        ResourcesSpec usual = new ResourcesSpec(usual(ofMembers.requests()), usual(ofMembers.limits()));
        return resources(isGiven(usual) ? usual : DRILL);
    }

    private static Map<String, String> usual(Map<String, String> quantities) {
        Map<String, String> usual = new TreeMap<>(quantities);
        usual.keySet().retainAll(OF_EVERY_NODE);
        return usual;
    }

    private static boolean isGiven(@Nullable ResourcesSpec spec) {
        return spec != null && (!spec.requests().isEmpty() || !spec.limits().isEmpty());
    }

    private static void putQuantities(ObjectNode tree, String name, Map<String, String> quantities) {
        if (!quantities.isEmpty()) {
            ObjectNode values = tree.putObject(name);
            new TreeMap<>(quantities)
                    .forEach((resource, text) ->
                            values.put(resource, Quantity.parse(text).canonical()));
        }
    }
}
