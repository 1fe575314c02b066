package com.example.postgres.cli.explain;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The limits of a field in words. */
final class AllowedValues {

    private final PatternWords patterns;

    AllowedValues(PatternWords patterns) {
        this.patterns = patterns;
    }

    /** As Markdown; empty if every value of the type is allowed. */
    String of(FieldReference field) {
        List<String> allowed = new ArrayList<>(limits(field));
        field.held()
                .filter(held -> !held.schema().has("properties"))
                .map(held -> String.join("; ", limits(held)))
                .filter(limits -> !limits.isEmpty())
                .ifPresent(limits -> allowed.add("each: " + limits));
        return String.join("; ", allowed);
    }

    /** What a reader of the field has to expect; no more than that is of interest where nobody sets it. */
    static List<String> observed(FieldReference field) {
        Map<String, JsonNode> limits = field.limits();
        if (limits.containsKey("enum")) {
            return List.of(StreamSupport.stream(limits.get("enum").spliterator(), false)
                    .map(value -> Markdown.code(value.asText()))
                    .collect(joining(", ")));
        }
        return limits.containsKey("format") ? List.of("a time in the format of RFC 3339") : List.of();
    }

    private List<String> limits(FieldReference field) {
        Map<String, JsonNode> limits = field.limits();
        List<String> allowed = new ArrayList<>();
        if (limits.containsKey("pattern")) {
            allowed.add(patterns.of(field));
        } else {
            allowed.addAll(observed(field));
        }
        range(allowed, limits, "minimum", "maximum", "");
        range(allowed, limits, "minLength", "maxLength", " characters");
        range(allowed, limits, "minItems", "maxItems", " items");
        range(allowed, limits, "minProperties", "maxProperties", " entries");
        return allowed;
    }

    private static void range(
            List<String> allowed, Map<String, JsonNode> limits, String least, String greatest, String unit) {
        if (limits.containsKey(least) && limits.containsKey(greatest)) {
            allowed.add(limits.get(least) + " to " + limits.get(greatest) + unit);
        } else if (limits.containsKey(least)) {
            allowed.add("at least " + limits.get(least) + unit);
        } else if (limits.containsKey(greatest)) {
            allowed.add("at most " + limits.get(greatest) + unit);
        }
    }
}
