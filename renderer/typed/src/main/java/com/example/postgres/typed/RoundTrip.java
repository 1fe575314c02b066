package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.typed.TypedCheck.QuantityRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a tree with what its Java type makes of it. The models repair what an API server refuses (a number instead of
 * text, text instead of a number), and the repaired value differs from the written one.
 *
 * <p>Three differences are allowed: an empty mapping or list that the models leave out, the apiVersion and kind that they add
 * to a claim template, and a quantity written as a number, which an API server accepts.
 */
final class RoundTrip {

    private static final Set<String> ADDED_TO_CLAIMS = Set.of("apiVersion", "kind");

    private RoundTrip() {}

    static void check(Value value, JsonNode typed, List<Violation> violations) {
        JsonNode written = value.node();
        if (written.isObject() && typed.isObject()) {
            value.fields().forEach((name, field) -> check(field, typed.path(name), violations));
            for (Map.Entry<String, JsonNode> field : typed.properties()) {
                if (!written.has(field.getKey()) && !isAddedToClaim(value.path(), field.getKey())) {
                    violations.add(value.get(field.getKey())
                            .error("typed.added", "Kubernetes adds it as " + field.getValue()));
                }
            }
        } else if (written.isArray() && written.size() == typed.size() && !written.isEmpty()) {
            for (int i = 0; i < written.size(); i++) {
                check(value.item(i), typed.get(i), violations);
            }
        } else if (!isSame(written, typed) && !isLeftOut(written, typed) && !isQuantity(value, typed)) {
            violations.add(value.error("typed.type", "Kubernetes reads it as " + describe(typed)));
        }
    }

    private static boolean isSame(JsonNode written, JsonNode typed) {
        if (written.isIntegralNumber() && typed.isIntegralNumber()) {
            return written.bigIntegerValue().equals(typed.bigIntegerValue());
        }
        return written.equals(typed);
    }

    private static boolean isAddedToClaim(FieldPath path, String name) {
        return path.endsWith("volumeClaimTemplates", "[]") && ADDED_TO_CLAIMS.contains(name);
    }

    private static boolean isLeftOut(JsonNode written, JsonNode typed) {
        return written.isContainerNode() && written.isEmpty() && (typed.isMissingNode() || typed.isNull());
    }

    private static boolean isQuantity(Value value, JsonNode typed) {
        return value.node().isNumber()
                && typed.isTextual()
                && value.node().asText().equals(typed.textValue())
                && QuantityRule.isQuantity(value.path());
    }

    private static String describe(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
