package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists whose items have a key: server-side apply refuses two items with the same one.
 *
 * <p>https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
final class UniqueKeysRule implements TreeRule {

    private static final Map<String, List<List<String>>> KEYS = Map.of(
            "containers", List.of(List.of("name")),
            "env", List.of(List.of("name")),
            "imagePullSecrets", List.of(List.of("name")),
            "initContainers", List.of(List.of("name")),
            "ports", List.of(List.of("containerPort", "port", "protocol"), List.of("name")),
            "topologySpreadConstraints", List.of(List.of("topologyKey", "whenUnsatisfiable")),
            "volumeClaimTemplates", List.of(List.of("metadata")),
            "volumeMounts", List.of(List.of("mountPath")),
            "volumes", List.of(List.of("name")));

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        if (!value.isArray() || place.index() >= 0) {
            return;
        }
        for (List<String> key : KEYS.getOrDefault(place.name(), List.of())) {
            Set<List<JsonNode>> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                List<JsonNode> values = key.stream().map(item::path).toList();
                boolean isGiven = values.stream().anyMatch(part -> !part.isMissingNode());
                if (isGiven && !seen.add(values)) {
                    findings.add(place.item(i), "an item before it has the same " + String.join(", ", key));
                }
            }
        }
    }
}
