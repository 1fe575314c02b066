package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Builds the violations of the schema: Kubernetes' wording, with a hint how to fix the value. */
final class SchemaMessages {

    private final SchemaTree schema;

    SchemaMessages(SchemaTree schema) {
        this.schema = schema;
    }

    Violation unknown(FieldPath mapping, String name) {
        return UnknownField.of(mapping, name, schema);
    }

    Violation missing(FieldPath path) {
        String sentence = schema.firstSentence(path);
        return Violation.error(
                path, Kind.REQUIRED, "schema.required", null, sentence.isEmpty() ? "must be set" : sentence);
    }

    Violation type(FieldPath path, JsonNode value, JsonNode limits) {
        return violation(path, Kind.INVALID, "type", value, TypeMessages.of(limits, value));
    }

    Violation inexact(FieldPath path, JsonNode value) {
        return violation(path, Kind.INVALID, "type", value, "must be a whole number of 64 bits");
    }

    Violation unsupported(FieldPath path, JsonNode value, JsonNode limits) {
        List<String> values = new ArrayList<>();
        limits.path("enum").forEach(item -> values.add(item.asText()));
        String nearest = NearestName.of(value.asText(), values)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        return violation(
                path, Kind.UNSUPPORTED, "enum", value, "supported values: " + Violation.quoteAll(values) + nearest);
    }

    Violation misfit(FieldPath path, JsonNode value, JsonNode limits) {
        String pattern = limits.path("pattern").textValue();
        return violation(
                path, Kind.INVALID, "pattern", value, PatternMessages.of(pattern, value.textValue(), schema, path));
    }

    Violation tooShort(FieldPath path, JsonNode value, JsonNode limits) {
        String limit = limit(limits, "minLength");
        return violation(
                path,
                Kind.INVALID,
                "minLength",
                value,
                limit.equals("1") ? "must not be empty" : "must have at least " + limit + " characters");
    }

    Violation tooLong(FieldPath path, JsonNode value, JsonNode limits) {
        String text = value.textValue();
        return violation(
                path,
                Kind.TOO_LONG,
                "maxLength",
                value,
                "must have at most " + limit(limits, "maxLength") + " characters, has "
                        + text.codePointCount(0, text.length()));
    }

    Violation tooSmall(FieldPath path, JsonNode value, JsonNode limits) {
        return violation(path, Kind.INVALID, "minimum", value, "must be at least " + limit(limits, "minimum"));
    }

    Violation tooLarge(FieldPath path, JsonNode value, JsonNode limits) {
        return violation(path, Kind.INVALID, "maximum", value, "must be at most " + limit(limits, "maximum"));
    }

    Violation tooFew(FieldPath path, String keyword, JsonNode limits) {
        return Violation.error(
                path, Kind.INVALID, "schema." + keyword, null, "must have at least " + parts(limits, keyword));
    }

    Violation tooMany(FieldPath path, String keyword, JsonNode value, JsonNode limits) {
        return Violation.error(
                path,
                Kind.TOO_LONG,
                "schema." + keyword,
                null,
                "must have at most " + parts(limits, keyword) + ", has " + value.size());
    }

    /** A number of items of a list, of fields of a mapping with known names, or of entries of another mapping. */
    private static String parts(JsonNode limits, String keyword) {
        String limit = limit(limits, keyword);
        if (keyword.endsWith("Items")) {
            return limit + (limit.equals("1") ? " item" : " items");
        }
        if (limits.has("properties")) {
            return limit + (limit.equals("1") ? " field" : " fields");
        }
        return limit + (limit.equals("1") ? " entry" : " entries");
    }

    private static String limit(JsonNode limits, String keyword) {
        return limits.path(keyword).asText();
    }

    private static Violation violation(FieldPath path, Kind kind, String keyword, JsonNode value, String detail) {
        Object printed = value.isTextual() ? value.textValue() : value;
        return Violation.error(path, kind, "schema." + keyword, printed, detail);
    }
}
