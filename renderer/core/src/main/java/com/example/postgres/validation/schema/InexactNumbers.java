package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds whole numbers that are none for the API server, because its JSON has no exact form for them: beyond 64 bits, or
 * beyond 53 bits when written with a fraction of zero.
 */
final class InexactNumbers {

    private static final BigDecimal LAST_EXACT_DOUBLE = BigDecimal.valueOf(1L << 53);

    private final List<Violation> violations = new ArrayList<>();

    private InexactNumbers() {}

    static List<Violation> find(FieldPath path, JsonNode value, JsonNode schema) {
        InexactNumbers search = new InexactNumbers();
        search.walk(path, value, schema);
        return search.violations;
    }

    private void walk(FieldPath path, JsonNode value, JsonNode schema) {
        if (value.isObject()) {
            value.properties()
                    .forEach(property -> walk(
                            path.field(property.getKey()),
                            property.getValue(),
                            SchemaTree.child(schema, property.getKey())));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(path.index(i), value.get(i), schema.path("items"));
            }
        } else if (value.isNumber() && mayBeInteger(schema) && !isExact(value)) {
            violations.add(Violation.error(
                    path, Violation.Kind.INVALID, "schema.type", value, "must be a whole number of 64 bits"));
        }
    }

    private static boolean mayBeInteger(JsonNode schema) {
        return schema.path("type").asText().equals("integer")
                || schema.path("x-kubernetes-int-or-string").booleanValue();
    }

    /** A number with a fraction is left to the schema. */
    private static boolean isExact(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong();
        }
        if (!Double.isFinite(value.doubleValue())) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return !isWhole || number.abs().compareTo(LAST_EXACT_DOUBLE) <= 0;
    }
}
