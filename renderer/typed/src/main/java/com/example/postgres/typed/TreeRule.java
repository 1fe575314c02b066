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
}
