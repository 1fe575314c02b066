package com.example.postgres.operator.status;

import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.plan.impact.Impact;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The last change of a cluster: what was promised and what happened.
 *
 * @param kind of the change
 * @param fingerprint of the plan; empty if it had none
 * @param predicted impact
 * @param observed the greatest impact of the actions so far
 * @param startedAt as written
 * @param finishedAt as written; empty while it is in progress
 */
public record LastChange(
        Progress kind, String fingerprint, Impact predicted, Impact observed, String startedAt, String finishedAt) {

    /** The change in a status; empty if there is none. */
    static Optional<LastChange> of(JsonNode status) {
        JsonNode node = status.path("lastChange");
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new LastChange(
                        kind(node.path("kind").asText()),
                        node.path("fingerprint").asText(),
                        impact(node.path("predicted").asText()),
                        impact(node.path("observed").asText()),
                        node.path("startedAt").asText(),
                        node.path("finishedAt").asText()));
    }

    private static Progress kind(String label) {
        return Arrays.stream(Progress.values())
                .filter(kind -> label(kind).equals(label))
                .findFirst()
                .orElse(Progress.UPDATE);
    }

    private static String label(Progress kind) {
        String name = kind.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Impact impact(String name) {
        return Arrays.stream(Impact.values())
                .filter(impact -> impact.name().equals(name))
                .findFirst()
                .orElse(Impact.NONE);
    }

    /** Whether it is in progress. */
    public boolean isOpen() {
        return finishedAt.isEmpty();
    }

    /** The same after an action. */
    public LastChange and(Impact impact) {
        return new LastChange(kind, fingerprint, predicted, observed.and(impact), startedAt, finishedAt);
    }

    /** The same, finished. */
    public LastChange finished(String time) {
        return new LastChange(kind, fingerprint, predicted, observed, startedAt, time);
    }

    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", label(kind));
        if (!fingerprint.isEmpty()) {
            node.put("fingerprint", fingerprint);
        }
        node.put("predicted", predicted.name()).put("observed", observed.name()).put("startedAt", startedAt);
        if (!finishedAt.isEmpty()) {
            node.put("finishedAt", finishedAt);
        }
        return node;
    }
}
