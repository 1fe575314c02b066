package com.example.postgres.golden;

import com.example.postgres.validation.schema.CrdFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The properties of {@code spec} in the CustomResourceDefinition as paths such as
 * {@code spec.networkPolicy.allowedClients[].ipBlock.cidr}.
 */
final class SpecSchema {

    private final SortedSet<String> properties = new TreeSet<>();
    private final SortedSet<String> leaves = new TreeSet<>();

    private SpecSchema() {}

    static SpecSchema read() {
        SpecSchema schema = new SpecSchema();
        schema.collect("spec", CrdFile.specSchema());
        return schema;
    }

    /** Every property, objects and lists too. */
    SortedSet<String> properties() {
        return properties;
    }

    /**
     * The properties that hold a value: those without properties of their own. A mapping, a list of texts and a part
     * of Kubernetes that is passed through count as one value.
     */
    SortedSet<String> leaves() {
        return leaves;
    }

    private void collect(String path, JsonNode schema) {
        properties.add(path);
        JsonNode items = schema.path("items");
        if (items.has("properties") && !isOfKubernetes(items)) {
            collectChildren(path + "[]", items);
        } else {
            collectChildren(path, schema);
        }
    }

    /** Whether the schema was generated from a type of Kubernetes: its fields have no descriptions, and are one value here. */
    private static boolean isOfKubernetes(JsonNode schema) {
        return !schema.path("properties").iterator().next().has("description");
    }

    private void collectChildren(String path, JsonNode schema) {
        if (!schema.has("properties") || isOfKubernetes(schema)) {
            leaves.add(path);
            return;
        }
        schema.path("properties").properties().forEach(child -> collect(path + "." + child.getKey(), child.getValue()));
    }
}
