package com.example.postgres.object;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.source.FieldPath.Segment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that identify an item of a list. Server-side apply merges such a list item by item and refuses two items of one
 * key; a list without a key is replaced as a whole.
 *
 * <p>https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 *
 * @param fields of an item
 */
public record MergeKey(List<String> fields) {

    private static final MergeKey NAME = new MergeKey(List.of("name"));
    private static final MergeKey CONTAINER_PORT = new MergeKey(List.of("containerPort", "protocol"));

    /** The API server fills it in before it compares keys. */
    private static final Map<String, String> DEFAULTS = Map.of("protocol", "TCP");

    /**
     * By name of the list, or by name of its holder and of the list where the name alone means several. From
     * {@code x-kubernetes-list-map-keys} in the OpenAPI description of Kubernetes 1.35, with which a test compares the table,
     * and of the Prometheus operator for {@code groups}.
     */
    static final Map<String, MergeKey> KEYS = Map.ofEntries(
            Map.entry("containers", NAME),
            Map.entry("containers.ports", CONTAINER_PORT),
            Map.entry("env", NAME),
            Map.entry("ephemeralContainers", NAME),
            Map.entry("ephemeralContainers.ports", CONTAINER_PORT),
            Map.entry("groups", NAME),
            Map.entry("hostAliases", new MergeKey(List.of("ip"))),
            Map.entry("initContainers", NAME),
            Map.entry("initContainers.ports", CONTAINER_PORT),
            Map.entry("ownerReferences", new MergeKey(List.of("uid"))),
            Map.entry("resourceClaims", NAME),
            Map.entry("resources.claims", NAME),
            Map.entry("schedulingGates", NAME),
            Map.entry("secrets", NAME),
            Map.entry("spec.imagePullSecrets", NAME),
            Map.entry("spec.ports", new MergeKey(List.of("port", "protocol"))),
            Map.entry("topologySpreadConstraints", new MergeKey(List.of("topologyKey", "whenUnsatisfiable"))),
            Map.entry("volumeDevices", new MergeKey(List.of("devicePath"))),
            Map.entry("volumeMounts", new MergeKey(List.of("mountPath"))),
            Map.entry("volumes", NAME));

    public MergeKey {
        fields = List.copyOf(fields);
    }

    /** The key of the list at the path in an object; empty for a list that is replaced as a whole. */
    public static Optional<MergeKey> of(FieldPath list) {
        List<String> names = list.segments().stream().flatMap(MergeKey::name).toList();
        if (names.isEmpty() || !(list.segments().get(list.segments().size() - 1) instanceof Field)) {
            return Optional.empty();
        }
        String name = names.get(names.size() - 1);
        String holder = names.size() == 1 ? "" : names.get(names.size() - 2);
        return Optional.ofNullable(KEYS.get(holder + "." + name)).or(() -> Optional.ofNullable(KEYS.get(name)));
    }

    /** The values that identify the item; a missing one is a missing node. */
    public List<JsonNode> of(JsonNode item) {
        return fields.stream().map(field -> value(item, field)).toList();
    }

    /** The fields and values that identify the item: {@code containerPort=5432,protocol=TCP}. */
    public String text(JsonNode item) {
        return fields.stream()
                .map(field -> field + "=" + value(item, field).asText())
                .collect(Collectors.joining(","));
    }

    private static JsonNode value(JsonNode item, String field) {
        String usual = DEFAULTS.get(field);
        return item.has(field) || usual == null ? item.path(field) : TextNode.valueOf(usual);
    }

    private static Stream<String> name(Segment segment) {
        return segment instanceof Field field ? Stream.of(field.name()) : Stream.empty();
    }
}
