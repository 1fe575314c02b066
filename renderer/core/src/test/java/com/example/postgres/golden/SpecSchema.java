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

    private static final String FREE_FORM = "x-kubernetes-preserve-unknown-fields";

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
     * The properties that hold a value: those without properties of their own, and those that take any others beside
     * the listed ones. A mapping, a list of texts and a subtree that is passed through count as one value.
     */
    SortedSet<String> leaves() {
        return leaves;
    }

    private void collect(String path, JsonNode schema) {
        properties.add(path);
        JsonNode items = schema.path("items");
        if (items.has("properties")) {
            collectChildren(path + "[]", items);
        } else {
            collectChildren(path, schema);
        }
    }

    private void collectChildren(String path, JsonNode schema) {
        if (!schema.has("properties") || schema.path(FREE_FORM).booleanValue()) {
            leaves.add(path);
        }
        schema.path("properties").properties().forEach(child -> collect(path + "." + child.getKey(), child.getValue()));
    }
}
