package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Compares a tree with what its Java type makes of it. The models repair what an API server refuses (a number where text
 * belongs, text where a number belongs); the repaired value gives the fault away.
 *
 * <p>Three differences are none: an empty mapping or list that the models leave out, the apiVersion and kind that they add
 * to a claim template, and a quantity written as a number, which an API server takes.
 */
final class RoundTrip {

    private static final Set<String> QUANTITIES = Set.of("requests", "limits");
    private static final Set<String> ADDED_TO_CLAIMS = Set.of("apiVersion", "kind");

    private RoundTrip() {}

    static void check(Place place, JsonNode written, JsonNode typed, Findings findings) {
        if (written.isObject() && typed.isObject()) {
            for (Map.Entry<String, JsonNode> field : written.properties()) {
                check(place.field(field.getKey()), field.getValue(), typed.path(field.getKey()), findings);
            }
            for (Map.Entry<String, JsonNode> field : typed.properties()) {
                if (!written.has(field.getKey()) && !isAddedToClaim(place, field.getKey())) {
                    findings.add(place.field(field.getKey()), "is added as " + field.getValue());
                }
            }
        } else if (written.isArray() && written.size() == typed.size() && !written.isEmpty()) {
            for (int i = 0; i < written.size(); i++) {
                check(place.item(i), written.get(i), typed.get(i), findings);
            }
        } else if (!isSame(written, typed) && !isLeftOut(written, typed) && !isQuantity(place, written, typed)) {
            findings.add(place, "Kubernetes reads " + describe(typed) + " where " + describe(written) + " is written");
        }
    }

    private static boolean isSame(JsonNode written, JsonNode typed) {
        if (written.isIntegralNumber() && typed.isIntegralNumber()) {
            return written.bigIntegerValue().equals(typed.bigIntegerValue());
        }
        return written.equals(typed);
    }

    private static boolean isAddedToClaim(Place place, String name) {
        return place.isItemOf("volumeClaimTemplates") && ADDED_TO_CLAIMS.contains(name);
    }

    private static boolean isLeftOut(JsonNode written, JsonNode typed) {
        return written.isContainerNode() && written.isEmpty() && (typed.isMissingNode() || typed.isNull());
    }

    private static boolean isQuantity(Place place, JsonNode written, JsonNode typed) {
        return written.isNumber()
                && typed.isTextual()
                && written.asText().equals(typed.textValue())
                && (place.name().equals("sizeLimit") || QUANTITIES.contains(place.mapping()));
    }

    private static String describe(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
