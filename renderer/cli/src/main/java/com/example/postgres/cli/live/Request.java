package com.example.postgres.cli.live;

import com.fasterxml.jackson.databind.JsonNode;

/** A request as the operator remembers it: an entry of {@code status.requests}. */
record Request(JsonNode entry) {

    private static final String PREFIX = "postgres.example.com/";

    boolean isOf(String annotation, String value) {
        return entry.path("name").asText().equals(annotation)
                && entry.path("value").asText().equals(value);
    }

    boolean isFinished() {
        return entry.has("finishedAt");
    }

    /** Why it did not happen; empty if it did. */
    String failure() {
        return entry.path("failure").asText();
    }

    /** The Job that does it; empty if there is none. */
    String job() {
        return entry.path("job").asText();
    }

    String description() {
        String what = entry.path("name").asText().replace(PREFIX, "") + " of "
                + entry.path("seenAt").asText("an unknown time");
        if (!isFinished()) {
            return what + ": not finished" + (job().isEmpty() ? "" : ", Job " + job());
        }
        return what + ": "
                + (failure().isEmpty() ? "done at " + entry.path("finishedAt").asText() : "failed: " + failure());
    }
}
