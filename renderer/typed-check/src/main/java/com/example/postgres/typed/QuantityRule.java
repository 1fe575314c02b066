package com.example.postgres.typed;

import com.example.postgres.syntax.Quantity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Amounts of resources: {@code 500m}, {@code 4Gi}. */
final class QuantityRule implements TreeRule {

    private static final Set<String> MAPPINGS = Set.of("requests", "limits");

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        boolean isQuantity = MAPPINGS.contains(place.mapping()) || place.name().equals("sizeLimit");
        if (isQuantity && value.isValueNode() && !isValid(value.asText())) {
            findings.add(place, value + " is no quantity");
        }
    }

    private static boolean isValid(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
