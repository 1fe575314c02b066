package com.example.postgres.object;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A value in an object, with its path. A missing value, or one of another type than asked for, reads as missing, empty or
 * false: users edit these files.
 *
 * @param object that holds it
 * @param path of the value in its document
 * @param node the value; a missing node where there is none
 */
public record Value(KubernetesObject object, FieldPath path, JsonNode node) {

    /** The value at the path of names below this one. */
    public Value get(String... names) {
        Value value = this;
        for (String name : names) {
            value = new Value(object, value.path.field(name), value.node.path(name));
        }
        return value;
    }

    /** The items of a list; none for any other value. */
    public List<Value> items() {
        List<Value> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(item(i));
        }
        return items;
    }

    /** The item of a list; a missing value where there is none. */
    public Value item(int index) {
        return new Value(object, path.index(index), node.path(index));
    }

    /** The texts of a list; other items are left out. */
    public List<String> texts() {
        return items().stream().map(Value::text).filter(text -> !text.isEmpty()).toList();
    }

    /** The fields of a mapping; none for any other value. */
    public Map<String, Value> fields() {
        Map<String, Value> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), get(field.getKey())));
        return fields;
    }

    /** The texts of a mapping; other values are left out. */
    public Map<String, String> textFields() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                texts.put(field.getKey(), field.getValue().textValue());
            }
        });
        return texts;
    }

    /** Where the value is in its file, or its nearest ancestor that is written. */
    public Position position() {
        return object.sources().locate(path);
    }

    /** Whether there is a value that is not null. */
    public boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The text; empty for any other value. */
    public String text() {
        return node.isTextual() ? node.textValue() : "";
    }

    /** The text, or the other one when there is none. */
    public String text(String other) {
        return text().isEmpty() ? other : text();
    }

    /** The whole number; empty for any other value. */
    public OptionalInt number() {
        return node.isIntegralNumber() && node.canConvertToInt()
                ? OptionalInt.of(node.intValue())
                : OptionalInt.empty();
    }

    /** Whether it is true. */
    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    /** Whether it is false; a missing value is not. */
    public boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** An error at this value: the set must not be used. */
    public Violation error(String rule, String detail) {
        return violation(Severity.ERROR, rule, detail);
    }

    /** An error of the given kind at this value, which is not printed. */
    public Violation error(Kind kind, String rule, String detail) {
        return Violation.error(path, kind, rule, null, detail).at(object.sources());
    }

    /** A warning at this value. */
    public Violation warning(String rule, String detail) {
        return violation(Severity.WARNING, rule, detail);
    }

    /** A violation at this value, which is printed unless it is of a Secret. */
    public Violation violation(Severity severity, String rule, String detail) {
        Kind kind = !exists() ? Kind.REQUIRED : node.isContainerNode() ? Kind.FORBIDDEN : Kind.INVALID;
        boolean isHidden = kind != Kind.INVALID || object.isA("Secret");
        Object value = isHidden ? null : node.isTextual() ? node.textValue() : node;
        Violation violation = severity == Severity.ERROR
                ? Violation.error(path, kind, rule, value, detail)
                : Violation.warning(path, kind, rule, value, detail);
        return violation.at(object.sources());
    }
}
