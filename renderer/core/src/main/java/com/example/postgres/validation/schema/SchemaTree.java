package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds fields in the schema of {@code spec}. */
public final class SchemaTree {

    private static final FieldPath SPEC = FieldPath.of("spec");

    /** How the description of a required field begins. */
    private static final String REQUIRED = "Required. ";

    private final JsonNode specSchema;

    SchemaTree(JsonNode specSchema) {
        this.specSchema = specSchema;
    }

    /** The schema of a field of a document, from its root; a missing node when there is none. */
    JsonNode at(FieldPath path) {
        JsonNode schema = specSchema;
        for (FieldPath.Segment segment : path.segments()
                .subList(Math.min(1, path.segments().size()), path.segments().size())) {
            schema = segment instanceof FieldPath.Field field ? child(schema, field.name()) : schema.path("items");
        }
        return path.isWithin(SPEC) ? schema : MissingNode.getInstance();
    }

    /** The schema of a field of a mapping, whether it is a named one or that of every value. */
    static JsonNode child(JsonNode schema, String name) {
        JsonNode property = schema.path("properties").path(name);
        return property.isMissingNode() ? schema.path("additionalProperties") : property;
    }

    /** The names that the mapping at the path may have, in the order of the schema. */
    List<String> fields(FieldPath path) {
        List<String> names = new ArrayList<>();
        at(path).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The first sentence of the description of a field; empty when it has none. */
    String firstSentence(FieldPath path) {
        String text =
                at(path).path("description").asText().replaceAll("\\s+", " ").strip();
        text = text.startsWith(REQUIRED) ? text.substring(REQUIRED.length()) : text;
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /**
     * The path of the field with exactly this name that an author of the mapping may have meant: below the mapping, or in one
     * around it. Empty if there is none, or if several are equally near the root.
     */
    Optional<FieldPath> findNear(FieldPath mapping, String name) {
        List<Map.Entry<FieldPath, JsonNode>> level = List.of(Map.entry(SPEC, specSchema));
        while (!level.isEmpty()) {
            List<Map.Entry<FieldPath, JsonNode>> next = new ArrayList<>();
            for (Map.Entry<FieldPath, JsonNode> entry : level) {
                entry.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property ->
                                next.add(Map.entry(entry.getKey().field(property.getKey()), property.getValue())));
            }
            List<FieldPath> found = next.stream()
                    .map(Map.Entry::getKey)
                    .filter(path -> path.lastName().equals(name) && isNear(path, mapping))
                    .toList();
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
            }
            level = next;
        }
        return Optional.empty();
    }

    private static boolean isNear(FieldPath field, FieldPath mapping) {
        return field.isWithin(mapping)
                || field.parent().filter(mapping::isWithin).isPresent();
    }
}
