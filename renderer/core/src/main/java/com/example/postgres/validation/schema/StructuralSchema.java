package com.example.postgres.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Turns a structural schema of Kubernetes into a JSON Schema that refuses what the API server refuses with
 * {@code fieldValidation=Strict}.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">
 *     Structural schemas</a>
 */
final class StructuralSchema {

    /** Keywords that mean the same in both; formats are left to the rules, and integers need none. */
    private static final List<String> KEPT = List.of(
            "type",
            "required",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties");

    private StructuralSchema() {}

    static JsonNode toJsonSchema(JsonNode structural) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        for (String keyword : KEPT) {
            if (structural.has(keyword)) {
                schema.set(keyword, structural.get(keyword));
            }
        }
        if (structural.path("x-kubernetes-int-or-string").booleanValue()) {
            schema.putArray("type").add("integer").add("string");
        }
        if (structural.has("items")) {
            schema.set("items", toJsonSchema(structural.get("items")));
        }
        if (structural.path("additionalProperties").isObject()) {
            schema.set("additionalProperties", toJsonSchema(structural.get("additionalProperties")));
        } else if (refusesUnknownFields(structural)) {
            schema.put("additionalProperties", false);
        }
        if (structural.has("properties")) {
            ObjectNode properties = schema.putObject("properties");
            structural
                    .get("properties")
                    .properties()
                    .forEach(property -> properties.set(property.getKey(), toJsonSchema(property.getValue())));
        }
        return schema;
    }

    private static boolean refusesUnknownFields(JsonNode structural) {
        return structural.path("type").asText().equals("object")
                && !structural.path("x-kubernetes-preserve-unknown-fields").booleanValue();
    }
}
