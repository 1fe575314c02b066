package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Base backups and new passwords that somebody asks for by annotation. */
class RequestedActionsPassTest extends PassTest {

    @Test
    void aRequestThatPatroniRefusesIsInTheStatusAndIsRepeated() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patroni.isRefusing = true;
        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\"}}}");

        passUntil(() -> condition("Reconciling").equals("True RequestFailed"));

        assertThat(reconciler.reconcile(cluster)).contains(Duration.ofSeconds(5));
        assertThat(status().path("conditions").toString()).contains("401: not authenticated");
        assertThat(condition("Stalled")).startsWith("False");
        patroni.isRefusing = false;
        passUntil(() -> condition("Reconciling").equals("False Settled"));
        assertThat(patroni.requests).containsExactly("restart orders-0");
    }

    @Test
    void aRequestThatPatroniRefusesDoesNotKeepABackupFromBeingMade() {
        createAndRun(WITH_BACKUP);
        patroni.isRefusing = true;
        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\", postgres.example.com/backup: now}}}");

        passUntil(() -> request("backup").has("job"));

        assertThat(condition("Reconciling")).isEqualTo("True RequestFailed");
    }

    private static final String WITH_BACKUP =
            "{version: \"18\", storage: {size: 1Gi}, backup: {schedule: \"0 2 * * *\","
                    + " destination: {type: S3, bucket: backups, region: eu-central-1, credentialsSecret: s3}}}";

    private JsonNode request(String name) {
        for (JsonNode request : status().path("requests")) {
            if (request.path("name").asText().equals("postgres.example.com/" + name)) {
                return request;
            }
        }
        return yaml("{}");
    }

    private List<String> jobs() {
        return server.client().batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    @Test
    void aBackupThatIsAskedForIsOneJobOfTheCronJob() {
        createAndRun(WITH_BACKUP);
        patch("{metadata: {annotations: {postgres.example.com/backup: now}}}");
        passUntil(() -> request("backup").has("job"));
        passSeveralTimes();

        String name = request("backup").path("job").asText();
        assertThat(jobs()).containsExactly(name);
        assertThat(name).matches("orders-backup-r[0-9a-f]{8}");
        JsonNode job = api.read(ref("batch/v1", "Job", name)).orElseThrow();
        JsonNode cronJob = api.read(ref("batch/v1", "CronJob", "orders-backup")).orElseThrow();
        JsonNode owner = job.path("metadata").path("ownerReferences").path(0);
        assertThat(owner.path("uid")).isEqualTo(cronJob.path("metadata").path("uid"));
        assertThat(job.at("/spec/template/spec/containers"))
                .isEqualTo(cronJob.at("/spec/jobTemplate/spec/template/spec/containers"));
        assertThat(request("backup").has("finishedAt")).isFalse();

        endJob(
                name,
                "{status: {startTime: \"2026-11-29T12:00:00Z\", completionTime: \"2026-11-29T12:01:00Z\","
                        + " succeeded: 1, conditions: [{type: SuccessCriteriaMet, status: \"True\"}, {type: Complete, status: \"True\"}]}}");
        passUntil(() -> request("backup").has("finishedAt"));
        assertThat(request("backup").has("failure")).isFalse();
        assertThat(events("BackupFinished")).hasSize(1);
        passSeveralTimes();
        assertThat(jobs()).containsExactly(name);
    }

    private void endJob(String name, String status) {
        api.patch(ref("batch/v1", "Job", name), "status", PatchType.MERGE, yaml(status));
    }

    @Test
    void aJobThatFailsOrIsDeletedIsNotRepeated() {
        createAndRun(WITH_BACKUP);
        patch("{metadata: {annotations: {postgres.example.com/backup: first}}}");
        passUntil(() -> request("backup").has("job"));
        endJob(
                request("backup").path("job").asText(),
                "{status: {startTime: \"2026-11-29T12:00:00Z\", failed: 2,"
                        + " conditions: [{type: FailureTarget, status: \"True\"}, {type: Failed, status: \"True\", message: no luck,"
                        + " lastTransitionTime: \"2026-11-29T12:01:00Z\"}]}}");
        passUntil(() -> request("backup").has("failure"));
        assertThat(request("backup").path("failure").asText()).contains("no luck");
        passUntil(() -> condition("BackupHealthy").equals("False BackupFailed"));

        patch("{metadata: {annotations: {postgres.example.com/backup: second}}}");
        passUntil(() -> request("backup").path("value").asText().equals("second")
                && request("backup").has("job"));
        String second = request("backup").path("job").asText();
        assertThat(jobs()).hasSize(2).contains(second);
        server.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(second)
                .withGracePeriod(0)
                .delete();
        await().until(() -> !jobs().contains(second));
        passUntil(() -> request("backup").path("failure").asText().contains("deleted"));
        passSeveralTimes();
        assertThat(jobs()).hasSize(1);
    }

    /** A pass that is killed after it has created the Job leaves a request without one. */
    @Test
    void aKillAfterTheJobWasCreatedStartsNoSecondOne() {
        createAndRun(WITH_BACKUP);
        patch("{metadata: {annotations: {postgres.example.com/backup: now}}}");
        passUntil(() -> request("backup").has("job"));
        patch("{metadata: {annotations: {killed: here}}}");
        ObjectRef resource = ref(API, "PostgresCluster", "orders");
        JsonNode killed = api.read(resource).orElseThrow();
        killed.path("status").path("requests").forEach(request -> ((ObjectNode) request).remove("job"));
        api.replaceStatus(killed);

        passUntil(() -> request("backup").has("job"));

        assertThat(jobs()).containsExactly(request("backup").path("job").asText());
        assertThat(events("BackupStarted")).hasSize(1);
    }

    @Test
    void aBackupOfAClusterWithoutBackupsIsRefusedOnce() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{metadata: {annotations: {postgres.example.com/backup: now}}}");

        passUntil(() -> request("backup").has("finishedAt"));
        passSeveralTimes();

        assertThat(request("backup").path("failure").asText()).contains("set spec.backup");
        assertThat(events("BackupFailed")).hasSize(1);
        assertThat(jobs()).isEmpty();
        assertThat(condition("BackupHealthy")).isEqualTo("missing");
    }

    @Test
    void theOutcomeThatAMemberWritesIsInTheStatus() {
        createAndRun(WITH_BACKUP);
        assertThat(condition("BackupHealthy")).isEqualTo("False NoBackupYet");
        String now = Instant.now().toString();
        api.patch(ref("v1", "ConfigMap", "orders-backup"), "", PatchType.MERGE, yaml("""
                metadata:
                  annotations:
                    postgres.example.com/backup-outcome: Succeeded
                    postgres.example.com/backup-time: "%1$s"
                    postgres.example.com/last-successful-backup: "%1$s"
                    postgres.example.com/last-backup-name: base_1
                    postgres.example.com/first-recoverability-point: "2026-11-23T02:39:05.325814Z"
                    postgres.example.com/archive-outcome: Failed
                    postgres.example.com/archive-waits-since: "2026-11-23T02:41:00Z"
                """.formatted(now)));

        passUntil(() -> condition("BackupHealthy").equals("True BackupSucceeded"));

        assertThat(condition("ArchivingHealthy")).isEqualTo("False WalNotArchived");
        assertThat(events("WalNotArchived")).hasSize(1);
        ObjectNode backup = status().path("backup").deepCopy();
        backup.remove("nextScheduledTime");
        assertThat(backup)
                .isEqualTo(yaml("{lastSuccessfulTime: \"" + now
                        + "\", lastBackupName: base_1, firstRecoverabilityPoint: \"2026-11-23T02:39:05.325814Z\"}"));
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before);
    }

    private JsonNode secret(String name) {
        return api.read(ref("v1", "Secret", name)).orElseThrow().path("data");
    }

    private static String text(JsonNode base64) {
        return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
    }

    @Test
    void passwordsThatTheOperatorMadeAreRotatedOncePerRequest() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, bootstrap: {initdb: {database: app}}}");
        JsonNode before = secret("orders-credentials");
        JsonNode application = secret("orders-app");
        patch("{metadata: {annotations: {postgres.example.com/rotate-passwords: \"1\"}}}");

        passUntil(() -> request("rotate-passwords").has("finishedAt"));

        JsonNode after = secret("orders-credentials");
        assertThat(after.path("username")).isEqualTo(before.path("username"));
        before.fieldNames().forEachRemaining(key -> {
            if (!key.equals("username")) {
                assertThat(text(after.path(key))).as(key).hasSize(48).isNotEqualTo(text(before.path(key)));
            }
        });
        String password = text(secret("orders-app").path("password"));
        assertThat(password).isNotEqualTo(text(application.path("password")));
        assertThat(text(secret("orders-app").path("uri"))).contains(":" + password + "@");
        assertThat(text(secret("orders-app").path("jdbc-uri"))).endsWith("password=" + password);
        assertThat(secret("orders-app").path("host")).isEqualTo(application.path("host"));
        assertThat(request("rotate-passwords").has("failure")).isFalse();
        passSeveralTimes();
        assertThat(secret("orders-credentials")).isEqualTo(after);
    }

    /** A pass that is killed between two Secrets leaves a request that is not finished. */
    @Test
    void aKillAfterTheRotationChangesNoPasswordAgain() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{metadata: {annotations: {postgres.example.com/rotate-passwords: \"1\"}}}");
        passUntil(() -> request("rotate-passwords").has("finishedAt"));
        JsonNode after = secret("orders-credentials");
        patch("{metadata: {annotations: {killed: here}}}");
        JsonNode killed = api.read(ref(API, "PostgresCluster", "orders")).orElseThrow();
        killed.path("status").path("requests").forEach(request -> ((ObjectNode) request).remove("finishedAt"));
        api.replaceStatus(killed);

        passUntil(() -> request("rotate-passwords").has("finishedAt"));

        assertThat(secret("orders-credentials")).isEqualTo(after);
    }

    @Test
    void aSecretWithAPasswordOfSomebodyElseIsKept() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        server.client()
                .secrets()
                .inNamespace(namespace)
                .withName("orders-credentials")
                .edit(secret -> {
                    secret.getData().put("password", "bWluZQ==");
                    return secret;
                });
        JsonNode before = secret("orders-credentials");
        patch("{metadata: {annotations: {postgres.example.com/rotate-passwords: \"1\"}}}");

        passUntil(() -> request("rotate-passwords").has("finishedAt"));

        assertThat(secret("orders-credentials")).isEqualTo(before);
        assertThat(request("rotate-passwords").path("failure").asText())
                .contains("orders-credentials", "the operator did not set");
        assertThat(events("PasswordsKept")).hasSize(1);
        assertThat(events("PasswordsRotated")).isEmpty();
    }
}
