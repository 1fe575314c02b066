package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in Kubernetes' words, and with the cure, what the schema library found. */
final class SchemaErrors {

    private static final Set<String> HIDING = Set.of("type", "required");

    private final SchemaTree schema;

    SchemaErrors(SchemaTree schema) {
        this.schema = schema;
    }

    /** Whether the spec cannot be read into types because of this error. */
    static boolean hidesType(Error error) {
        boolean isDestinationType = error.getKeyword().equals("enum")
                && error.getInstanceLocation().toString().endsWith("/destination/type");
        return HIDING.contains(error.getKeyword()) || isDestinationType;
    }

    Violation read(JsonNode spec, Error error) {
        FieldPath path = path(error.getInstanceLocation());
        JsonNode value = value(spec, error.getInstanceLocation());
        JsonNode limits = schema.at(path);
        String keyword = error.getKeyword();
        String limit = limits.path(keyword).asText();
        return switch (keyword) {
            case "additionalProperties" -> UnknownField.of(path, String.valueOf(error.getProperty()), schema);
            case "required" -> required(path.field(String.valueOf(error.getProperty())));
            case "type" -> violation(path, Kind.INVALID, keyword, value, TypeWords.cure(limits, value));
            case "enum" ->
                violation(
                        path, Kind.UNSUPPORTED, keyword, value, supported(value.asText(), texts(limits.path("enum"))));
            case "pattern" ->
                violation(path, Kind.INVALID, keyword, value, PatternWords.cure(limit, value.asText(), schema, path));
            case "minimum" -> violation(path, Kind.INVALID, keyword, value, "must be at least " + limit);
            case "maximum" -> violation(path, Kind.INVALID, keyword, value, "must be at most " + limit);
            case "minLength" ->
                violation(
                        path,
                        Kind.INVALID,
                        keyword,
                        value,
                        limit.equals("1") ? "must not be empty" : "must have at least " + limit + " characters");
            case "maxLength" ->
                violation(
                        path,
                        Kind.TOO_LONG,
                        keyword,
                        value,
                        "must have at most " + limit + " characters, has "
                                + value.asText()
                                        .codePointCount(0, value.asText().length()));
            case "minItems", "minProperties" ->
                count(
                        path,
                        Kind.INVALID,
                        keyword,
                        "must have at least " + limit + (limit.equals("1") ? " entry" : " entries"));
            case "maxItems" ->
                count(path, Kind.TOO_LONG, keyword, "must have at most " + limit + " items, has " + value.size());
            case "maxProperties" ->
                count(path, Kind.TOO_LONG, keyword, "must have at most " + limit + " entries, has " + value.size());
            default -> throw new AssertionError("no words for the keyword " + keyword);
        };
    }

    private Violation required(FieldPath path) {
        String sentence = schema.firstSentence(path);
        return Violation.error(
                path, Kind.REQUIRED, "schema.required", null, sentence.isEmpty() ? "must be set" : sentence);
    }

    private static String supported(String value, List<String> values) {
        return "supported values: " + Violation.quoteAll(values)
                + NearestName.of(value, values)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElse("");
    }

    private static Violation count(FieldPath path, Kind kind, String keyword, String detail) {
        return Violation.error(path, kind, "schema." + keyword, null, detail);
    }

    private static Violation violation(FieldPath path, Kind kind, String keyword, JsonNode value, String detail) {
        Object printed = value.isTextual() ? value.textValue() : value;
        return Violation.error(path, kind, "schema." + keyword, printed, detail);
    }

    private static FieldPath path(NodePath location) {
        FieldPath path = FieldPath.of("spec");
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            path = element instanceof Integer index ? path.index(index) : path.field(String.valueOf(element));
        }
        return path;
    }

    private static JsonNode value(JsonNode spec, NodePath location) {
        JsonNode value = spec;
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            value = element instanceof Integer index ? value.path(index) : value.path(String.valueOf(element));
        }
        return value;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
