package com.example.postgres.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One aspect of the state.
 *
 * @param type in CamelCase
 * @param isTrue whether it holds
 * @param reason for programs, in CamelCase
 * @param message for users
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties">API
 *     conventions</a>
 */
public record Condition(String type, boolean isTrue, String reason, String message) {

    private static final int MAX_MESSAGE = 4096;

    /** One that was written. */
    static Condition of(JsonNode condition) {
        return new Condition(
                condition.path("type").asText(),
                condition.path("status").asText().equals("True"),
                condition.path("reason").asText(),
                condition.path("message").asText());
    }

    /** As in the status; the time of the last transition is kept if the status is the same. */
    ObjectNode toJson(JsonNode earlier, long generation, Instant now) {
        String status = isTrue ? "True" : "False";
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        for (JsonNode condition : earlier) {
            if (condition.path("type").asText().equals(type)
                    && condition.path("status").asText().equals(status)) {
                time = condition.path("lastTransitionTime").asText();
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", type).put("status", status).put("observedGeneration", generation);
        node.put("lastTransitionTime", time).put("reason", reason);
        node.put("message", message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
        return node;
    }
}
