package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What passes do with a cluster, from its creation on. */
class ReconcilerTest extends PassTest {

    @Test
    void aNewClusterGetsEverythingAndThenNothingIsWritten() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");

        JsonNode status = status();
        assertThat(status.path("lastChange").path("kind").asText()).isEqualTo("Create");
        assertThat(status.path("lastChange").has("finishedAt")).isTrue();
        assertThat(condition("Reconciling")).isEqualTo("False Settled");
        assertThat(statefulSet()
                        .path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("PostgresCluster");
        JsonNode secret = api.read(ref("v1", "Secret", "orders-credentials")).orElseThrow();
        assertThat(secret.path("data").path("patroni-password").asText()).isNotEmpty();
        assertThat(secret.path("metadata").has("ownerReferences")).isFalse();

        assertThat(events("ChangeStarted")).containsExactly("the cluster is created");
        assertThat(events("ChangeFinished")).containsExactly("the cluster is ready");
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before).hasSizeGreaterThan(15);
    }

    @Test
    void aSecretThatExistsIsNeverOverwritten() {
        api.create(yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-credentials, namespace: " + namespace
                + "}, stringData: {password: mine}}"));
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");

        JsonNode data = api.read(ref("v1", "Secret", "orders-credentials"))
                .orElseThrow()
                .path("data");
        assertThat(data.properties()).hasSize(1);
    }

    @Test
    void anInvalidSpecIsReportedAndTheEarlierOneIsServed() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{spec: {postgresqlParams: {max_conections: \"50\"}}}");

        passUntil(() -> condition("SpecValid").startsWith("False"));

        assertThat(condition("Stalled")).isEqualTo("True SpecInvalid");
        assertThat(isPhase("Running")).isTrue();
        api.delete(
                ref("v1", "Service", "orders-primary"),
                api.read(ref("v1", "Service", "orders-primary"))
                        .orElseThrow()
                        .path("metadata")
                        .path("uid")
                        .asText(),
                Propagation.BACKGROUND);
        passUntil(() -> api.read(ref("v1", "Service", "orders-primary")).isPresent());
        patch("{spec: {postgresqlParams: {max_conections: null}}}");
        passUntil(() -> condition("SpecValid").startsWith("True"));
        assertThat(condition("Stalled")).startsWith("False");
    }

    private String archive() {
        return api.read(ref("v1", "ConfigMap", "orders-patroni"))
                .orElseThrow()
                .path("data")
                .path("archive.env")
                .asText();
    }

    private String whenDeleted() {
        return statefulSet()
                .at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted")
                .asText();
    }

    @Test
    void aChangeThatRisksDataWaitsForTheApprovalOfItsPlan() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, backup: {schedule: \"0 2 * * *\", retention: {count: 7},"
                + " destination: {type: S3, bucket: backups, region: eu-central-1}}}");
        patch("{spec: {backup: {retention: {count: 3}}}}");

        passUntil(() -> condition("PlanExceeded").startsWith("True"));

        assertThat(archive()).contains("BACKUP_RETENTION=7");
        String message = status().path("conditions").toString();
        String fingerprint = message.substring(message.indexOf("sha256:"), message.indexOf("sha256:") + 71);
        patch("{metadata: {annotations: {postgres.example.com/approved-plan: \"" + fingerprint + "\"}}}");
        passUntil(() -> archive().contains("BACKUP_RETENTION=3"));
        others.seeTemplate();
        passUntil(() -> condition("PlanExceeded").startsWith("False") && isPhase("Running"));
        assertThat(status().path("lastChange").path("predicted").asText()).isEqualTo("DATA_RISK");
    }

    /** The status is that of an operator which was killed after it had begun and before it applied anything. */
    @Test
    void aChangeThatWasApprovedIsFinishedAfterAKillWithoutAnotherApproval() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, changePolicy: {maxImpact: RELOAD}}");
        patch("{spec: {podMetadata: {labels: {tier: data}}}}");
        passUntil(() -> condition("PlanExceeded").startsWith("True"));
        assertThat(tier()).isEmpty();
        ObjectNode killed = api.read(ref(API, "PostgresCluster", "orders"))
                .map(ObjectNode.class::cast)
                .orElseThrow();
        ObjectNode status = killed.withObject("/status");
        status.put("lastAppliedSpec", killed.path("spec").toString());
        status.set(
                "lastChange",
                yaml(
                        "{kind: Update, predicted: ROLLING_RESTART, observed: NONE, startedAt: \"2026-11-29T12:00:00Z\"}"));

        api.replaceStatus(killed);

        passUntil(() -> tier().equals("data"));
    }

    private String tier() {
        return statefulSet().at("/spec/template/metadata/labels/tier").asText();
    }

    @Test
    void volumesAreDeletedWithTheClusterOnlyWhenItsNameIsConfirmed() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, deletionPolicy: {volumes: Delete}}");

        assertThat(whenDeleted()).isEqualTo("Retain");
        assertThat(status().toString()).contains("postgres.example.com/confirm-delete: orders is set");
        assertThat(events("VolumesKept")).hasSize(1);
        patch("{metadata: {annotations: {postgres.example.com/confirm-delete: other}}}");
        passSeveralTimes();
        assertThat(whenDeleted()).isEqualTo("Retain");

        patch("{metadata: {annotations: {postgres.example.com/confirm-delete: orders}}}");
        passUntil(() -> whenDeleted().equals("Delete"));
        others.seeTemplate();
        passUntil(() -> isPhase("Running"));
        assertThat(status().toString()).doesNotContain("confirm-delete");

        patch("{metadata: {annotations: {postgres.example.com/confirm-delete: null}}}");
        passUntil(() -> whenDeleted().equals("Retain"));
    }

    @Test
    void aConfirmedDeletionApprovesNothingElse() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, backup: {schedule: \"0 2 * * *\", retention: {count: 7},"
                + " destination: {type: S3, bucket: backups, region: eu-central-1}}}");
        patch("{metadata: {annotations: {postgres.example.com/confirm-delete: orders}},"
                + " spec: {deletionPolicy: {volumes: Delete}, backup: {retention: {count: 3}}}}");

        passUntil(() -> condition("PlanExceeded").startsWith("True"));

        assertThat(whenDeleted()).isEqualTo("Retain");
        assertThat(archive()).contains("BACKUP_RETENTION=7");
    }

    /** As an editor of the ConfigMap does it. */
    private void takeAField() {
        server.client()
                .configMaps()
                .inNamespace(namespace)
                .withName("orders-patroni")
                .edit(map -> {
                    map.getData().put("patroni.yml", "theirs");
                    return map;
                });
    }

    @Test
    void aFieldThatSomebodyElseTookIsAConflictAndStays() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        takeAField();

        passUntil(() -> condition("Stalled").equals("True FieldConflict"));

        assertThat(api.read(ref("v1", "ConfigMap", "orders-patroni"))
                        .orElseThrow()
                        .path("data")
                        .path("patroni.yml")
                        .asText())
                .isEqualTo("theirs");
        assertThat(isPhase("Updating")).isTrue();
    }

    @Test
    void theStatefulSetStaysWhileAnObjectBeforeItCannotBeApplied() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        takeAField();
        passUntil(() -> condition("Stalled").equals("True FieldConflict"));
        String uid = statefulSet().at("/metadata/uid").asText();

        patch("{spec: {storage: {size: 2Gi}}}");
        passUntil(() -> events("ChangeStarted").stream().anyMatch(text -> text.contains("VOLUME_EXPANSION")));
        passSeveralTimes();

        assertThat(condition("Stalled")).isEqualTo("True FieldConflict");
        assertThat(statefulSet().at("/metadata/uid").asText()).isEqualTo(uid);
        assertThat(statefulSet().at("/metadata/deletionTimestamp").isMissingNode())
                .isTrue();
    }

    @Test
    void aChangeThatIsMadeEndsWhileAnotherOneIsHeld() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, changePolicy: {maxImpact: RELOAD}}");
        patch("{spec: {postgresqlParams: {work_mem: 8MB}}}");
        passUntil(() -> events("ChangeStarted").size() == 2);
        patch("{spec: {podMetadata: {labels: {tier: data}}}}");

        passUntil(() -> condition("PlanExceeded").startsWith("True")
                && status().path("lastChange").has("finishedAt"));

        assertThat(status().at("/lastChange/predicted").asText()).isEqualTo("RELOAD");
    }

    @Test
    void objectsThatTheSpecNoLongerWantsAreDeleted() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        ObjectRef policy = status().path("inventory").toString().contains("NetworkPolicy/orders-clients")
                ? ref("networking.k8s.io/v1", "NetworkPolicy", "orders-clients")
                : ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members");
        assertThat(api.read(policy)).isPresent();
        patch("{spec: {networkPolicy: {enabled: false}}}");

        passUntil(() -> api.read(policy).isEmpty()
                && !status().path("inventory").toString().contains("NetworkPolicy"));
    }

    @Test
    void anObjectThatIsNotInTheStatusStaysAndIsNoPartOfAPlan() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        JsonNode resource = api.read(ref(API, "PostgresCluster", "orders")).orElseThrow();
        String uid = resource.path("metadata").path("uid").asText();
        api.apply(yaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: orders-former
                  namespace: %s
                  labels: {postgres.example.com/cluster: orders}
                  ownerReferences: [{apiVersion: %s, kind: PostgresCluster, name: orders, uid: %s, controller: true}]
                """.formatted(namespace, API, uid)));
        passSeveralTimes();

        List<String> started = events("ChangeStarted");
        Map<String, String> before = versions();
        passSeveralTimes();

        assertThat(versions()).isEqualTo(before);
        assertThat(condition("PlanExceeded")).startsWith("False");
        assertThat(events("ChangeStarted")).isEqualTo(started).containsExactly("the cluster is created");
        assertThat(api.read(ref("v1", "ConfigMap", "orders-former"))).isPresent();
    }

    @Test
    void aPausedClusterIsOnlyObserved() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{spec: {paused: true, networkPolicy: {enabled: false}}}");

        passUntil(() -> condition("Reconciling").equals("False Paused"));

        assertThat(api.read(ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members")))
                .isPresent();
    }

    @Test
    void aRestartIsAskedForOnceForEachValueOfTheAnnotation() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\"}}}");

        passUntil(() -> !patroni.requests.isEmpty() && isPhase("Running"));
        passSeveralTimes();

        assertThat(patroni.requests).containsExactly("restart orders-0");
        patroni.startedAt = Instant.EPOCH;
        patch("{metadata: {annotations: {postgres.example.com/restart: \"2\"}}}");
        passUntil(() -> patroni.requests.size() > 1 && isPhase("Running"));
        passSeveralTimes();
        assertThat(patroni.requests).containsExactly("restart orders-0", "restart orders-0");
    }

    @Test
    void thereIsNoNextPassWithoutAPostgresCluster() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        assertThat(reconciler.reconcile(cluster)).isPresent();
        String uid = api.read(ref(API, "PostgresCluster", "orders"))
                .orElseThrow()
                .path("metadata")
                .path("uid")
                .asText();

        api.delete(ref(API, "PostgresCluster", "orders"), uid, Propagation.BACKGROUND);
        await().until(() -> cache.resource(cluster).isEmpty());

        assertThat(reconciler.reconcile(cluster)).isEmpty();
    }

    @Test
    void aPodIsKeptUntilTheControllerHasSeenTheStatefulSet() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        api.patch(
                ref("apps/v1", "StatefulSet", "orders"),
                "status",
                PatchType.MERGE,
                yaml("{status: {updateRevision: null}}"));
        await().until(() -> statefulSet().path("status").path("updateRevision").isMissingNode());

        passSeveralTimes();

        JsonNode pod = api.read(ref("v1", "Pod", "orders-0")).orElseThrow();
        assertThat(pod.path("metadata").has("deletionTimestamp")).isFalse();
    }
}
