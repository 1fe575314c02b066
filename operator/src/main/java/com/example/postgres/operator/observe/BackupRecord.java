package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;

/**
 * The state of the base backups of a cluster: the outcome that a member writes into the annotations of a ConfigMap, and Jobs
 * that failed before a member could write one. Times are as written; what is unknown is empty.
 *
 * @param expectedSince since when backups can be made
 * @param lastSuccess when the last successful backup ended
 * @param lastBackup its name in the archive
 * @param firstRecoverabilityPoint the earliest time to which the cluster can be restored
 * @param failure what has failed since the last success
 * @param failedAt when it failed
 */
public record BackupRecord(
        String expectedSince,
        String lastSuccess,
        String lastBackup,
        String firstRecoverabilityPoint,
        String failure,
        String failedAt) {

    /** Of a cluster without backups. */
    public static final BackupRecord NONE = new BackupRecord("", "", "", "", "", "");

    private static final String PREFIX = "postgres.example.com/";
    private static final String OUTCOME = "backup-outcome";
    private static final String TIME = "backup-time";
    private static final String FAILURE = "backup-failure";
    private static final String LAST_SUCCESS = "last-successful-backup";
    private static final String LAST_BACKUP = "last-backup-name";
    private static final String FIRST_POINT = "first-recoverability-point";

    /** Not the lock, which a running backup renews every minute. */
    private static final List<String> ANNOTATIONS =
            List.of(OUTCOME, TIME, FAILURE, LAST_SUCCESS, LAST_BACKUP, FIRST_POINT);

    /** What the cache keeps of the ConfigMap. */
    static ObjectNode details(JsonNode configMap) {
        ObjectNode details = annotations(configMap, ANNOTATIONS);
        details.set("createdAt", configMap.path("metadata").path("creationTimestamp"));
        return details;
    }

    /** The annotations of these names that the object has, without the prefix. */
    static ObjectNode annotations(JsonNode configMap, List<String> names) {
        ObjectNode annotations = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = configMap.path("metadata").path("annotations").path(PREFIX + name);
            if (value.isTextual()) {
                annotations.set(name, value);
            }
        }
        return annotations;
    }

    /** What the cache says about the cluster of this name. */
    static BackupRecord of(LiveCluster live, String cluster) {
        JsonNode details = live.find("ConfigMap", cluster + "-backup")
                .map(object -> object.details().path("backup"))
                .orElse(MissingNode.getInstance());
        BackupRecord outcome = outcome(details);
        return live.objects().stream()
                .filter(object -> object.details().path("isBackup").asBoolean())
                .filter(job -> JobEnd.of(job).filter(end -> !end.isComplete()).isPresent())
                .max(Comparator.comparing(
                        job -> instant(JobEnd.of(job).orElseThrow().time())))
                .map(outcome::and)
                .orElse(outcome);
    }

    private static BackupRecord outcome(JsonNode details) {
        boolean isFailed = details.path(OUTCOME).asText().equals("Failed");
        return new BackupRecord(
                details.path("createdAt").asText(),
                details.path(LAST_SUCCESS).asText(),
                details.path(LAST_BACKUP).asText(),
                details.path(FIRST_POINT).asText(),
                isFailed ? details.path(FAILURE).asText("unknown reason") : "",
                isFailed ? details.path(TIME).asText() : "");
    }

    /** With a Job that failed after the last success. What a member wrote itself says more. */
    private BackupRecord and(LiveObject job) {
        JobEnd end = JobEnd.of(job).orElseThrow();
        if (!failure.isEmpty() || !isLater(end.time(), lastSuccess)) {
            return this;
        }
        String reason = "the Job " + job.ref().name() + " failed: " + end.message();
        return new BackupRecord(expectedSince, lastSuccess, lastBackup, firstRecoverabilityPoint, reason, end.time());
    }

    /** A time that nobody can read is earlier than any other. */
    private static boolean isLater(String time, String other) {
        return instant(time).isAfter(instant(other));
    }

    /** Whether the text is a time, as the schema of the status requires. */
    public static boolean isTime(String text) {
        return instant(text).isAfter(Instant.MIN);
    }

    /** The time; the earliest one for a text that is none. */
    public static Instant instant(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }
}
