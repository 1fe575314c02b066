package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.Quantity;
import java.util.List;

/** Amounts of resources: {@code 500m}, {@code 4Gi}. */
final class QuantityRule implements TreeRule {

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
