package com.example.postgres.validation.schema;

import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the schema says of a spec.
 *
 * @param spec the tree without the nulls that mean nothing
 * @param violations all errors
 * @param isTyped whether every field has the right type and every required one is there, so that the spec can be read
 */
public record SchemaResult(JsonNode spec, List<Violation> violations, boolean isTyped) {

    public SchemaResult {
        violations = List.copyOf(violations);
    }
}
