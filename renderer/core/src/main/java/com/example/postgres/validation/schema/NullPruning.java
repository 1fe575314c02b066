package com.example.postgres.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Removes nulls as the API server does: those of known fields that are not nullable. An unknown field is kept and
 * reported; a null item of a list is kept and has the wrong type. *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable">
 *     Defaulting and nullable</a>
 */
final class NullPruning {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NullPruning() {}

    static JsonNode prune(JsonNode value, JsonNode schema) {
        if (value.isObject()) {
            ObjectNode copy = NODES.objectNode();
            value.properties().forEach(property -> {
                JsonNode fieldSchema = SchemaTree.child(schema, property.getKey());
                if (!property.getValue().isNull() || isKept(fieldSchema)) {
                    copy.set(property.getKey(), prune(property.getValue(), fieldSchema));
                }
            });
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = NODES.arrayNode(value.size());
            value.forEach(item -> copy.add(prune(item, schema.path("items"))));
            return copy;
        }
        return value;
    }

    private static boolean isKept(JsonNode fieldSchema) {
        return !fieldSchema.isObject() || fieldSchema.path("nullable").booleanValue();
    }
}
