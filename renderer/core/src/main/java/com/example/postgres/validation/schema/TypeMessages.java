package com.example.postgres.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How to write a value of the right type. */
final class TypeMessages {

    private static final Set<String> TRUE_WORDS = Set.of("true", "yes", "on", "y");
    private static final Set<String> FALSE_WORDS = Set.of("false", "no", "off", "n");

    private static final int MAX_LISTED = 12;

    private TypeMessages() {}

    static String of(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").booleanValue()) {
            return "must be a string or a whole number" + quoted(value);
        }
        return switch (schema.path("type").asText()) {
            case "string" -> "must be a string" + quoted(value);
            case "integer" -> "must be a whole number" + unquotedNumber(value);
            case "boolean" -> "must be true or false" + unquotedFlag(value);
            case "array" ->
                "must be a list" + (value.isValueNode() && !value.isNull() ? "; write it as " + listOf(value) : "");
            default -> "must be a mapping" + fields(schema);
        };
    }

    private static String quoted(JsonNode value) {
        return value.isNumber() || value.isBoolean() ? "; write it in quotes: \"" + value.asText() + "\"" : "";
    }

    private static String unquotedNumber(JsonNode value) {
        return value.isTextual() && value.textValue().matches("[0-9]{1,10}")
                ? "; write it without quotes: " + value.textValue()
                : "";
    }

    private static String unquotedFlag(JsonNode value) {
        String word = value.asText().toLowerCase(Locale.ROOT);
        if (value.isTextual() && TRUE_WORDS.contains(word)) {
            return "; write true, without quotes";
        }
        return value.isTextual() && FALSE_WORDS.contains(word) ? "; write false, without quotes" : "";
    }

    private static String listOf(JsonNode value) {
        return "[" + value + "]";
    }

    private static String fields(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() || names.size() > MAX_LISTED ? "" : " with fields of " + String.join(", ", names);
    }
}
