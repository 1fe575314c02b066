package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Replaces lists and values, and merges maps.
 *
 * @param patch the new values; null for those that go
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
record MergePatch(JsonNode patch) implements Patch {

    @Override
    public ObjectNode to(ObjectNode object) {
        return (ObjectNode) merged(object, patch);
    }

    private static JsonNode merged(JsonNode value, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = value.isObject() ? value.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merged(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
