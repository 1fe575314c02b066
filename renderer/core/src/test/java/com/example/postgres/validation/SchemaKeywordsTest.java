package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.validation.schema.CrdFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The offline check of the schema knows every keyword that the definition uses. */
class SchemaKeywordsTest {

    /** What {@code validation.schema} looks at. */
    private static final Set<String> CHECKED = Set.of(
            "type",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "required",
            "properties",
            "items",
            "additionalProperties",
            "x-kubernetes-int-or-string",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys");

    /** What rules of the same meaning check, what repeats x-kubernetes-int-or-string, and what refuses nothing. */
    private static final Set<String> CHECKED_ELSEWHERE =
            Set.of("x-kubernetes-validations", "format", "anyOf", "description", "default", "x-kubernetes-map-type");

    @Test
    void everyKeywordIsChecked() {
        Set<String> keywords = new TreeSet<>();
        collect(CrdFile.specSchema(), keywords);
        keywords.removeAll(CHECKED_ELSEWHERE);

        assertThat(keywords).containsExactlyInAnyOrderElementsOf(CHECKED);
    }

    private static void collect(JsonNode schema, Set<String> keywords) {
        schema.fieldNames().forEachRemaining(keywords::add);
        schema.path("properties").forEach(property -> collect(property, keywords));
        for (String keyword : new String[] {"items", "additionalProperties"}) {
            if (schema.path(keyword).isObject()) {
                collect(schema.get(keyword), keywords);
            }
        }
    }
}
