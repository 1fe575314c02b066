package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The end of a Job.
 *
 * @param isComplete whether it has done its work
 * @param time of the end, as written
 * @param message why it failed; empty if it did not
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup">Job termination</a>
 */
public record JobEnd(boolean isComplete, String time, String message) {

    /** The end of this Job; empty while it runs. */
    public static Optional<JobEnd> of(JsonNode job) {
        for (JsonNode condition : job.path("status").path("conditions")) {
            String type = condition.path("type").asText();
            boolean isComplete = type.equals("Complete");
            if (condition.path("status").asText().equals("True") && (isComplete || type.equals("Failed"))) {
                return Optional.of(new JobEnd(
                        isComplete,
                        condition.path("lastTransitionTime").asText(),
                        isComplete ? "" : condition.path("message").asText()));
            }
        }
        return Optional.empty();
    }

    /** The end that the cache has of a Job; empty while it runs. */
    public static Optional<JobEnd> of(LiveObject job) {
        JsonNode end = job.details().path("end");
        return end.isMissingNode()
                ? Optional.empty()
                : Optional.of(new JobEnd(
                        end.path("isComplete").asBoolean(),
                        end.path("time").asText(),
                        end.path("message").asText()));
    }

    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("isComplete", isComplete).put("time", time).put("message", message);
    }
}
