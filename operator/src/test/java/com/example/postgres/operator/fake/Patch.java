package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of an object, as a request describes it. */
@FunctionalInterface
interface Patch {

    /** The object after the change; the given one stays as it is. */
    ObjectNode to(ObjectNode object);

    /** The patch that the content type says. */
    static Patch of(String contentType, JsonNode patch, Structure structure) {
        return switch (contentType) {
            case "application/json-patch+json" -> new JsonPatch(patch);
            case "application/merge-patch+json" -> new MergePatch(patch);
            case "application/strategic-merge-patch+json" -> new StrategicPatch(patch, structure);
            default -> throw Refusal.unsupported(contentType);
        };
    }
}
