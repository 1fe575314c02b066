package com.example.postgres.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a pod needs to have everything of the current pod template.
 *
 * @param isCurrent whether its label names the current revision, so that it needs nothing
 * @param isReplaced whether it must be replaced
 * @param isRestarted whether a parameter changes that PostgreSQL reads at its start
 * @param resized the containers that get other resources, with name and resources; empty if none
 */
public record PodNeed(boolean isCurrent, boolean isReplaced, boolean isRestarted, JsonNode resized) {

    /** A pod of the current revision. */
    public static final PodNeed NOTHING = new PodNeed(true, false, false, JsonNodeFactory.instance.arrayNode());

    /** A pod of a revision that is not known any more. */
    public static final PodNeed REPLACEMENT = new PodNeed(false, true, false, JsonNodeFactory.instance.arrayNode());

    /** Whether a resize in place is enough for its resources. */
    public boolean isResized() {
        return !isReplaced && !resized.isEmpty();
    }

    /** The same, with further containers that get other resources. */
    public PodNeed alsoResized(JsonNode containers) {
        ArrayNode all = resized.deepCopy();
        for (JsonNode container : containers) {
            if (resized.findValuesAsText("name").stream()
                    .noneMatch(container.path("name").asText()::equals)) {
                all.add(container);
            }
        }
        return new PodNeed(isCurrent, isReplaced, isRestarted, all);
    }

    /** The same, with a replacement instead of a resize that the node cannot give. */
    PodNeed replaced() {
        return new PodNeed(isCurrent, true, isRestarted, resized);
    }
}
