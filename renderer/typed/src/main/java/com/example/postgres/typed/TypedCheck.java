package com.example.postgres.typed;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.Value;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.Quantity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Checks one object against its Kubernetes type and the rules that every API server applies. Thread-safe. */
public final class TypedCheck {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<TreeRule> RULES = List.of(
            new NameRule(), new LabelRule(), new PortRule(), new QuantityRule(), new UniqueKeysRule(), new NullRule());

    private TypedCheck() {}

    /** Everything that Kubernetes would refuse or drop; empty for a sound object. */
    public static List<Violation> check(KubernetesObject object) {
        List<Violation> violations = new ArrayList<>();
        KubernetesTypes.of(object).ifPresentOrElse(type -> checkType(object.root(), type, violations), () -> {
            if (object.id().isBuiltIn()) {
                violations.add(object.get("kind").error("typed.kind", "Kubernetes has no such kind"));
            }
        });
        checkValues(object.root(), violations);
        return violations;
    }

    private static void checkValues(Value value, List<Violation> violations) {
        RULES.forEach(rule -> rule.check(value, violations));
        value.fields().values().forEach(field -> checkValues(field, violations));
        value.items().forEach(item -> checkValues(item, violations));
    }

    private static void checkType(Value object, Class<?> type, List<Violation> violations) {
        Object typed;
        try {
            typed = MAPPER.treeToValue(object.node(), type);
        } catch (JsonProcessingException e) {
            violations.add(
                    object.error(Kind.INVALID, "typed.type", "does not fit its type: " + e.getOriginalMessage()));
            return;
        }
        UnknownFields.check(object, typed, violations);
        RoundTrip.check(object, MAPPER.valueToTree(typed), violations);
    }

    /** A rule about single values, in objects of any kind. */
    @FunctionalInterface
    interface TreeRule {

        /** Adds what is wrong with one value; called for every value of an object. */
        void check(Value value, List<Violation> violations);
    }

    /** A null in a manifest is a forgotten value; server-side apply takes it for a deletion. */
    static final class NullRule implements TreeRule {

        @Override
        public void check(Value value, List<Violation> violations) {
            if (value.node().isNull()) {
                violations.add(value.error("typed.null", "must not be null"));
            }
        }
    }

    /** Amounts of resources: {@code 500m}, {@code 4Gi}. */
    static final class QuantityRule implements TreeRule {

        /** Whether the field at the path is a quantity. */
        static boolean isQuantity(FieldPath path) {
            return path.endsWith("requests", "*") || path.endsWith("limits", "*") || path.endsWith("sizeLimit");
        }

        @Override
        public void check(Value value, List<Violation> violations) {
            if (isQuantity(value.path()) && value.node().isValueNode()) {
                try {
                    Quantity.parse(value.node().asText());
                } catch (IllegalArgumentException e) {
                    violations.add(value.error("typed.quantity", "must be a quantity such as 500m or 4Gi"));
                }
            }
        }
    }
}
