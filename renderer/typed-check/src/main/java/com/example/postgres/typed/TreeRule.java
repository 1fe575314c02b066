package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule about single values, whatever object they stand in. */
@FunctionalInterface
interface TreeRule {

    /**
     * Looks at one value; called for every value of a tree.
     *
     * @param place where it stands
     */
    void check(Place place, JsonNode value, Findings findings);

    /** Applies the rule to the value and everything below it. */
    default void checkAll(Place place, JsonNode value, Findings findings) {
        check(place, value, findings);
        value.properties().forEach(field -> checkAll(place.field(field.getKey()), field.getValue(), findings));
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                checkAll(place.item(i), value.get(i), findings);
            }
        }
    }
}
