package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.status.Memory.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Job of a CronJob that somebody asked for: the same as {@code kubectl create job --from=cronjob/NAME} creates. */
final class BackupJob {

    static final String API_VERSION = "batch/v1";
    static final String KIND = "Job";

    /** What kubectl sets, too. */
    private static final String MANUAL = "cronjob.kubernetes.io/instantiate";

    private static final int DIGITS = 8;

    private BackupJob() {}

    /**
     * The name of the Job of a request. The same request has the same Job after a kill, so the API server refuses a second one.
     * Only Jobs of the schedule end in nothing but digits, which tells the retention of backups which ones it counts.
     */
    static String name(ObjectRef cronJob, Request request) {
        return cronJob.name() + "-r" + hash(request.value() + "\n" + request.seenAt());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * The Job.
     *
     * @param cronJob as the API server has it; it owns the Job, and so limits how many finished ones are kept
     */
    static ObjectNode of(JsonNode cronJob, String name) {
        JsonNode template = cronJob.path("spec").path("jobTemplate");
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("apiVersion", API_VERSION).put("kind", KIND);
        ObjectNode metadata = job.putObject("metadata");
        metadata.put("name", name);
        metadata.set("namespace", cronJob.path("metadata").path("namespace"));
        for (String field : new String[] {"labels", "annotations"}) {
            if (template.path("metadata").path(field).isObject()) {
                metadata.set(field, template.path("metadata").path(field).deepCopy());
            }
        }
        metadata.withObject("/annotations").put(MANUAL, "manual");
        ObjectNode owner = metadata.putArray("ownerReferences").addObject();
        owner.set("apiVersion", cronJob.path("apiVersion"));
        owner.set("kind", cronJob.path("kind"));
        owner.set("name", cronJob.path("metadata").path("name"));
        owner.set("uid", cronJob.path("metadata").path("uid"));
        owner.put("controller", true);
        job.set("spec", template.path("spec"));
        return job;
    }
}
