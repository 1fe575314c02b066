package com.example.postgres.operator.fake;

import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Merges lists by their keys, too. Without directives such as {@code $patch}, which the operator does not use.
 *
 * @param patch the new values; null for those that go
 * @param structure says which lists have keys
 */
record StrategicPatch(JsonNode patch, Structure structure) implements Patch {

    @Override
    public ObjectNode to(ObjectNode object) {
        return (ObjectNode) merged(FieldPath.ROOT, object, patch);
    }

    private JsonNode merged(FieldPath path, JsonNode value, JsonNode patch) {
        if (patch.isObject()) {
            ObjectNode merged = value.isObject() ? value.deepCopy() : JsonNodeFactory.instance.objectNode();
            patch.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    merged.remove(field.getKey());
                } else {
                    FieldPath below = path.field(field.getKey());
                    merged.set(field.getKey(), merged(below, merged.path(field.getKey()), field.getValue()));
                }
            });
            return merged;
        }
        Optional<MergeKey> key = patch.isArray() ? structure.key(path) : Optional.empty();
        return key.isPresent() && value.isArray() ? mergedItems(path, key.get(), value, patch) : patch;
    }

    private ArrayNode mergedItems(FieldPath path, MergeKey key, JsonNode items, JsonNode patches) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> merged.add(merged(path.index(0), item, counterpart(key, item, patches))));
        for (JsonNode patch : patches) {
            if (counterpart(key, patch, items).isEmpty()) {
                merged.add(patch);
            }
        }
        return merged;
    }

    /** The item with the same key; an empty map, which changes nothing, if there is none. */
    private static JsonNode counterpart(MergeKey key, JsonNode item, JsonNode others) {
        for (JsonNode other : others) {
            if (key.of(other).equals(key.of(item))) {
                return other;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
