package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which fields an object store requires and allows, by its type. The definition has the same rules in CEL. They run
 * before the other rules, because the record of a destination depends on its type.
 */
final class DestinationFields {

    private static final String RULE = "destination.type-fields";

    private static final List<FieldPath> PLACES = List.of(
            FieldPath.of("spec", "backup", "destination"),
            FieldPath.of("spec", "bootstrap", "recovery", "source", "destination"),
            FieldPath.of("spec", "standby", "archive", "destination"));

    private static final Map<String, List<String>> REQUIRED =
            Map.of("S3", List.of("bucket"), "GCS", List.of("bucket"), "Azure", List.of("container", "storageAccount"));

    /** The types that allow a field; every type allows a field that is not listed. */
    private static final Map<String, List<String>> TAKEN_BY = Map.of(
            "bucket", List.of("S3", "GCS"),
            "container", List.of("Azure"),
            "storageAccount", List.of("Azure"),
            "region", List.of("S3"),
            "endpoint", List.of("S3"),
            "forcePathStyle", List.of("S3"),
            "caSecret", List.of("S3"),
            "storageClass", List.of("S3"));

    private DestinationFields() {}

    /** The violations in the destinations of a spec whose fields have the right types. */
    static List<Violation> check(JsonNode spec) {
        List<Violation> violations = new ArrayList<>();
        for (FieldPath place : PLACES) {
            JsonNode destination = spec;
            for (FieldPath.Segment segment :
                    place.segments().subList(1, place.segments().size())) {
                destination = destination.path(((FieldPath.Field) segment).name());
            }
            if (destination.isObject()) {
                check(place, destination, destination.path("type").asText(), violations);
            }
        }
        return violations;
    }

    private static void check(FieldPath place, JsonNode destination, String type, List<Violation> violations) {
        for (String field : REQUIRED.getOrDefault(type, List.of())) {
            if (!destination.has(field)) {
                violations.add(Violation.error(
                        place.field(field),
                        Kind.REQUIRED,
                        RULE,
                        null,
                        field + " is required when type is " + types(field)));
            }
        }
        destination.properties().forEach(property -> {
            String field = property.getKey();
            if (!TAKEN_BY.getOrDefault(field, List.of(type)).contains(type)) {
                violations.add(Violation.error(
                        place.field(field),
                        Kind.FORBIDDEN,
                        RULE,
                        null,
                        field + " may be set only when type is " + types(field)));
            }
        });
    }

    private static String types(String field) {
        return String.join(" or ", TAKEN_BY.getOrDefault(field, List.of()));
    }
}
