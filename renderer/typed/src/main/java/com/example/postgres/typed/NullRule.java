package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;

/** A null in a manifest is a value that someone forgot; server-side apply takes it for a deletion. */
final class NullRule implements TreeRule {

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        if (value.isNull()) {
            findings.add(place, "is null");
        }
    }
}
