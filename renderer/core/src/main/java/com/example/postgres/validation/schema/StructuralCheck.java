package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Rejects what the API server rejects with {@code fieldValidation=Strict} because of the structural schema. Formats
 * are checked by the rules of the spec. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">
 *     Structural schemas</a>
 */
final class StructuralCheck {

    private static final BigDecimal MAX_EXACT_DOUBLE = BigDecimal.valueOf(1L << 53);

    private final JsonNode schema;
    private final SchemaMessages messages;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    StructuralCheck(JsonNode schema) {
        this.schema = schema;
        this.messages = new SchemaMessages(new SchemaTree(schema));
    }

    List<Violation> find(FieldPath path, JsonNode spec) {
        List<Violation> violations = new ArrayList<>();
        check(path, spec, schema, violations);
        return violations;
    }

    private void check(FieldPath path, JsonNode value, JsonNode limits, List<Violation> violations) {
        if (!hasType(value, limits)) {
            violations.add(messages.type(path, value, limits));
            return;
        }
        if (limits.has("enum") && !contains(limits.get("enum"), value)) {
            violations.add(messages.unsupported(path, value, limits));
        }
        if (value.isTextual()) {
            checkText(path, value, limits, violations);
        } else if (value.isNumber()) {
            checkNumber(path, value, limits, violations);
        } else if (value.isArray()) {
            checkList(path, value, limits, violations);
        } else if (value.isObject()) {
            checkMapping(path, value, limits, violations);
        }
    }

    private static boolean hasType(JsonNode value, JsonNode limits) {
        if (limits.path("x-kubernetes-int-or-string").booleanValue()) {
            return value.isTextual() || isWhole(value);
        }
        return switch (limits.path("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> isWhole(value);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static boolean contains(JsonNode supported, JsonNode value) {
        for (JsonNode candidate : supported) {
            if (candidate.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private void checkText(FieldPath path, JsonNode value, JsonNode limits, List<Violation> violations) {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length < least(limits, "minLength")) {
            violations.add(messages.tooShort(path, value, limits));
        } else if (limits.has("pattern") && !fits(limits.get("pattern").textValue(), text)) {
            violations.add(messages.misfit(path, value, limits));
        }
        if (length > most(limits, "maxLength")) {
            violations.add(messages.tooLong(path, value, limits));
        }
    }

    private boolean fits(String pattern, String text) {
        return patterns.computeIfAbsent(pattern, Pattern::compile).matcher(text).find();
    }

    private void checkNumber(FieldPath path, JsonNode value, JsonNode limits, List<Violation> violations) {
        boolean isInteger = limits.path("type").asText().equals("integer")
                || limits.path("x-kubernetes-int-or-string").booleanValue();
        if (isInteger && !isExact(value)) {
            violations.add(messages.inexact(path, value));
        }
        BigDecimal number = value.decimalValue();
        if (limits.has("minimum") && number.compareTo(limits.get("minimum").decimalValue()) < 0) {
            violations.add(messages.tooSmall(path, value, limits));
        }
        if (limits.has("maximum") && number.compareTo(limits.get("maximum").decimalValue()) > 0) {
            violations.add(messages.tooLarge(path, value, limits));
        }
    }

    private void checkList(FieldPath path, JsonNode value, JsonNode limits, List<Violation> violations) {
        if (value.size() < least(limits, "minItems")) {
            violations.add(messages.tooFew(path, "minItems", limits));
        }
        if (value.size() > most(limits, "maxItems")) {
            violations.add(messages.tooMany(path, "maxItems", value, limits));
        }
        violations.addAll(DuplicateItems.find(path, value, limits.path("x-kubernetes-list-map-keys")));
        for (int i = 0; i < value.size(); i++) {
            check(path.index(i), value.get(i), limits.path("items"), violations);
        }
    }

    private void checkMapping(FieldPath path, JsonNode value, JsonNode limits, List<Violation> violations) {
        if (value.size() < least(limits, "minProperties")) {
            violations.add(messages.tooFew(path, "minProperties", limits));
        }
        if (value.size() > most(limits, "maxProperties")) {
            violations.add(messages.tooMany(path, "maxProperties", value, limits));
        }
        for (JsonNode name : limits.path("required")) {
            if (!value.has(name.textValue())) {
                violations.add(messages.missing(path.field(name.textValue())));
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode child = SchemaTree.child(limits, field.getKey());
            if (child.isObject()) {
                check(path.field(field.getKey()), field.getValue(), child, violations);
            } else if (limits.path("type").asText().equals("object")) {
                violations.add(messages.unknown(path, field.getKey()));
            }
        }
    }

    private static long least(JsonNode limits, String keyword) {
        return limits.path(keyword).asLong(0);
    }

    private static long most(JsonNode limits, String keyword) {
        return limits.path(keyword).asLong(Long.MAX_VALUE);
    }

    /** Whether the value is a number without a fraction, or with one of zero. */
    private static boolean isWhole(JsonNode value) {
        if (!value.isNumber() || value.isIntegralNumber()) {
            return value.isNumber();
        }
        return Double.isFinite(value.doubleValue())
                && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** Whether the server's JSON represents it exactly: 64 bits, or 53 bits if written with a fraction of zero. */
    private static boolean isExact(JsonNode value) {
        return value.isIntegralNumber()
                ? value.canConvertToLong()
                : value.decimalValue().abs().compareTo(MAX_EXACT_DOUBLE) <= 0;
    }
}
