package com.example.postgres.charts;

import com.example.postgres.validation.schema.CrdFile;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema of the values of the chart postgres-cluster has the spec of the CustomResourceDefinition in it. */
class ClusterSchemaTest {

    /** Keywords that mean the same in both; the rules of Kubernetes ({@code x-kubernetes-validations}) stay with the API server. */
    private static final List<String> SHARED = List.of(
            "type",
            "description",
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
            "maxProperties",
            "anyOf");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void isThatOfTheDefinition() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("spec");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("global").put("type", "object");
        // The CustomResourceDefinition has the limit as a rule.
        properties.putObject("name").put("type", "string").put("maxLength", 45);
        properties.set("labels", texts());
        properties.set("annotations", texts());
        properties.set("spec", draft7(CrdFile.specSchema()));

        new CommittedFile(HelmChart.CLUSTER.folder().resolve("values.schema.json"))
                .assertIs(CanonicalJson.compact(schema) + "\n");
    }

    private static ObjectNode texts() {
        ObjectNode map = JSON.objectNode().put("type", "object");
        map.putObject("additionalProperties").put("type", "string");
        return map;
    }

    /** A schema of Kubernetes in the words of draft 7. The API server refuses unknown fields; draft 7 has to be told to. */
    private static ObjectNode draft7(JsonNode schema) {
        ObjectNode draft = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            switch (entry.getKey()) {
                case "properties" -> {
                    ObjectNode properties = draft.putObject("properties");
                    entry.getValue()
                            .properties()
                            .forEach(property -> properties.set(property.getKey(), draft7(property.getValue())));
                }
                case "items", "additionalProperties" ->
                    draft.set(
                            entry.getKey(), entry.getValue().isObject() ? draft7(entry.getValue()) : entry.getValue());
                default -> {
                    if (SHARED.contains(entry.getKey())) {
                        draft.set(entry.getKey(), entry.getValue());
                    }
                }
            }
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            ArrayNode types = draft.putArray("type");
            types.add("integer").add("string");
            draft.remove("anyOf");
        }
        if (draft.has("properties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            draft.put("additionalProperties", false);
        }
        return draft;
    }
}
