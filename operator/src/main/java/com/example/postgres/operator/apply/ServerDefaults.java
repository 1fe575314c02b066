package com.example.postgres.operator.apply;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Values that the API server adds inside a value that has one owner as a whole, such as an item of {@code volumeClaimTemplates}:
 * managed fields do not tell them from what was applied. Elsewhere they do.
 */
final class ServerDefaults {

    /** By the name of the field and of the mapping around it; {@code *} is any. */
    private static final Map<String, JsonNode> DEFAULTS = Map.of(
            "fieldRef.apiVersion", TextNode.valueOf("v1"),
            "resourceFieldRef.divisor", TextNode.valueOf("0"),
            "serviceAccountToken.expirationSeconds", JsonNodeFactory.instance.numberNode(3600),
            "ports.protocol", TextNode.valueOf("TCP"),
            "volumeClaimTemplates.apiVersion", TextNode.valueOf("v1"),
            "volumeClaimTemplates.kind", TextNode.valueOf("PersistentVolumeClaim"),
            "volumeClaimTemplates.status", JsonNodeFactory.instance.objectNode().put("phase", "Pending"),
            "*.volumeMode", TextNode.valueOf("Filesystem"));

    private ServerDefaults() {}

    /** The live object without the defaults that the desired one does not write. */
    static KubernetesObject remove(KubernetesObject live, KubernetesObject desired) {
        JsonNode tree = without("", live.tree(), desired.tree());
        return new KubernetesObject(live.id(), live.baseName(), tree, live.path(), live.sources());
    }

    /** The live set without the defaults that the desired one does not write. */
    static ObjectSet remove(ObjectSet live, ObjectSet desired) {
        return new ObjectSet(live.objects().stream()
                .map(object -> desired.find(
                                object.id().kind(),
                                object.id().namespace(),
                                object.id().name())
                        .map(wanted -> remove(object, wanted))
                        .orElse(object))
                .toList());
    }

    private static JsonNode without(String name, JsonNode live, JsonNode desired) {
        if (live.equals(desired)) {
            return live;
        }
        if (live.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            live.properties().forEach(field -> {
                if (!desired.path(field.getKey()).isMissingNode() || !isDefault(name, field)) {
                    kept.set(field.getKey(), without(field.getKey(), field.getValue(), desired.path(field.getKey())));
                }
            });
            return kept;
        }
        if (live.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < live.size(); i++) {
                kept.add(without(name, live.get(i), desired.path(i)));
            }
            return kept;
        }
        return live;
    }

    private static boolean isDefault(String parent, Map.Entry<String, JsonNode> field) {
        JsonNode ofParent = DEFAULTS.get(parent + "." + field.getKey());
        JsonNode ofAny = DEFAULTS.get("*." + field.getKey());
        return field.getValue().equals(ofParent) || field.getValue().equals(ofAny);
    }
}
