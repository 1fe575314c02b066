package com.example.postgres.operator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.RequestLog.Entry;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API server, a quota or a webhook refuses what the operator writes, or changes it. */
class RefusedWriteTest extends FaultTest {

    private static final ObjectRef SET = ref("apps/v1", "StatefulSet", "orders");
    private static final ObjectRef SERVICE = ref("v1", "Service", "orders-primary");

    /** After the first attempts. */
    private List<Entry> laterRequests() {
        pause(Duration.ofSeconds(3));
        return requestsIn(Duration.ofSeconds(4));
    }

    private void attemptAgain(String value) {
        patch("{metadata: {annotations: {touched: \"" + value + "\"}}}");
    }

    @Test
    void whatAQuotaRefusesIsReportedAndAttemptedAgainLater() {
        operator.start();
        server.faults()
                .answer(
                        WRITES.and(of(SERVICE)),
                        Answer.failure(
                                403,
                                "Forbidden",
                                "services \"orders-primary\" is forbidden: exceeded quota: few, requested: services=1,"
                                        + " used: services=1, limited: services=1"));
        create();

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("exceeded quota: few");
        assertThat(others.read(SET)).as("members need what is refused").isEmpty();
        assertThat(laterRequests()).hasSizeLessThan(5);

        server.faults().clear();
        attemptAgain("1");
        complete();
        nothingWasWrittenTwice();
    }

    @Test
    void aSecretThatAQuotaRefusesIsReportedAndCreatedLater() {
        operator.start();
        String secrets = ref("v1", "Secret", "any").collection();
        server.faults()
                .answer(
                        WRITES.and(request -> request.path().equals(secrets)),
                        Answer.failure(
                                403, "Forbidden", "secrets \"orders-credentials\" is forbidden: exceeded quota: few"));
        create();

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("Secret/orders-credentials: ", "exceeded quota: few");
        assertThat(laterRequests()).hasSizeLessThan(5);

        server.faults().clear();
        attemptAgain("1");
        complete();
        assertThat(others.read(ref("v1", "Secret", "orders-credentials"))).isPresent();
    }

    /** As by a policy that protects what runs. */
    @Test
    void aDeletionThatAWebhookRefusesStopsNothingElse() {
        operator.start();
        create(
                "{version: \"18\", replicas: 2, storage: {size: 1Gi}, metrics: {enabled: false}, networkPolicy: {enabled: true}}");
        complete();
        server.faults()
                .answer(
                        WRITES.and(request -> request.method().equals("DELETE")),
                        Answer.denied("policy.example.com", "nothing is deleted here"));

        patch("{spec: {networkPolicy: {enabled: false}, postgresqlParams: {work_mem: 8MB}}}");

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("NetworkPolicy/orders", "nothing is deleted here");
        assertThat(others.read(ref("v1", "ConfigMap", "orders-config"))
                        .orElseThrow()
                        .toString())
                .contains("8MB");
        server.faults().clear();
        attemptAgain("1");
        until(() -> condition("Stalled").equals("False AsExpected"));
    }

    @Test
    void whatAWebhookRefusesIsReportedWithItsWords() {
        operator.start();
        server.faults().answer(WRITES.and(of(SET)), Answer.denied("policy.example.com", "a team label is missing"));
        create();

        until(() -> condition("Stalled").equals("True ObjectRefused"));

        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("admission webhook \\\"policy.example.com\\\" denied the request: a team label is missing");
        assertThat(laterRequests()).hasSizeLessThan(5);
        server.faults().clear();
        attemptAgain("1");
        complete();
        nothingWasWrittenTwice();
    }

    /** As with a storage class without allowVolumeExpansion. */
    @Test
    void aVolumeThatMayNotGrowStopsOnlyTheChangeThatWantsIt() {
        operator.start();
        create("{version: \"18\", replicas: 2, storage: {size: 1Gi}, backup: {schedule: \"0 2 * * *\","
                + " destination: {type: S3, bucket: backups, region: eu-central-1, credentialsSecret: s3}}}");
        complete();
        createClaim("pgdata-orders-0", "1Gi");
        createClaim("pgdata-orders-1", "1Gi");
        server.faults()
                .answer(
                        WRITES.and(request -> request.path().contains("/persistentvolumeclaims/")),
                        Answer.failure(
                                403,
                                "Forbidden",
                                "persistentvolumeclaims \"pgdata-orders-0\" is forbidden: only dynamically provisioned pvc"
                                        + " can be resized and the storageclass that provisions the pvc must support resize"));

        patch("{spec: {storage: {size: 2Gi}}}");

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        JsonNode status = others.read(cluster()).orElseThrow().path("status");
        assertThat(status.path("phase").asText()).isEqualTo("Updating");
        assertThat(status.toString())
                .contains("PersistentVolumeClaim/pgdata-orders-0: persistentvolumeclaims", "must support resize");
        assertThat(laterRequests()).hasSizeLessThan(5);
        patch("{metadata: {annotations: {postgres.example.com/backup: \"1\"}}}");
        until(() -> others.read(cluster())
                .orElseThrow()
                .at("/status/requests")
                .toString()
                .contains("\"job\""));
        assertThat(condition("Stalled")).isEqualTo("True ObjectRefused");

        server.faults().clear();
        attemptAgain("1");
        until(() -> sizeOf("pgdata-orders-0").equals("2Gi")
                && sizeOf("pgdata-orders-1").equals("2Gi"));
        until(() -> condition("Stalled").equals("False AsExpected"));
    }

    /** The claim is smaller than the template of the StatefulSet, which has the size already. */
    @Test
    void aRestoredVolumeThatMayNotGrowIsReportedBesideARunningCluster() {
        createAndRun();
        server.faults()
                .answer(
                        WRITES.and(request -> request.path().contains("/persistentvolumeclaims/")),
                        Answer.failure(403, "Forbidden", "the storageclass must support resize"));

        createClaim("pgdata-orders-1", "512Mi");

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(isRunning()).isTrue();
        assertThat(laterRequests()).hasSizeLessThan(5);
        server.faults().clear();
        attemptAgain("1");
        until(() ->
                sizeOf("pgdata-orders-1").equals("1Gi") && condition("Stalled").equals("False AsExpected"));
    }

    private void createClaim(String name, String size) {
        others.create(yaml("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: %s, labels: {postgres.example.com/cluster: orders}}
                spec: {resources: {requests: {storage: %s}}}
                """.formatted(name, NAMESPACE, size)));
        others.patch(
                ref("v1", "PersistentVolumeClaim", name),
                "status",
                PatchType.MERGE,
                yaml("{status: {capacity: {storage: " + size + "}}}"));
    }

    private String sizeOf(String claim) {
        return others.read(ref("v1", "PersistentVolumeClaim", claim))
                .orElseThrow()
                .at("/spec/resources/requests/storage")
                .asText();
    }

    @Test
    void aLabelOfALostMemberThatAWebhookRefusesStopsNothingElse() {
        createAndRun();
        ObjectRef lost = ObjectRef.pod(NAMESPACE, "orders-0");
        server.faults().answer(WRITES.and(of(lost)), Answer.denied("policy.example.com", "labels stay"));
        operator.failOver("orders-1");
        played.lead("orders-1");

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("Pod/orders-0: ", "labels stay");
        patch("{spec: {postgresqlParams: {work_mem: 8MB}}}");
        until(() -> others.read(ref("v1", "ConfigMap", "orders-config"))
                .orElseThrow()
                .toString()
                .contains("8MB"));

        server.faults().clear();
        attemptAgain("1");
        until(() -> !others.read(lost).orElseThrow().at("/metadata/labels").has("postgres.example.com/role"));
        until(() -> condition("Stalled").equals("False AsExpected"));
    }

    @Test
    void newPasswordsThatAWebhookRefusesAreAFailedRequest() {
        createAndRun();
        ObjectRef secret = ref("v1", "Secret", "orders-credentials");
        JsonNode before = others.read(secret).orElseThrow();
        server.faults().answer(WRITES.and(of(secret)), Answer.denied("policy.example.com", "secrets stay"));

        patch("{metadata: {annotations: {postgres.example.com/rotate-passwords: \"1\"}}}");

        until(() -> others.read(cluster())
                .orElseThrow()
                .at("/status/requests")
                .toString()
                .contains("secrets stay"));
        until(() -> condition("Reconciling").equals("False Settled"));
        assertThat(isRunning()).isTrue();
        assertThat(others.read(secret)).contains(before);
    }

    @Test
    void whatWasRefusedStaysInTheStatusWhenTheServerFailsLaterInThePass() {
        createAndRun();
        ObjectRef lost = ObjectRef.pod(NAMESPACE, "orders-0");
        server.faults().answer(WRITES.and(of(ref("v1", "ConfigMap", "orders-config"))), Answer.serverError());
        patch("{spec: {postgresqlParams: {work_mem: 8MB}}}");
        until(() -> condition("Reconciling").equals("True RequestFailed"));

        server.faults().answer(WRITES.and(of(lost)), Answer.denied("policy.example.com", "labels stay"));
        operator.failOver("orders-1");
        played.lead("orders-1");

        until(() -> condition("Stalled").equals("True ObjectRefused"));
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("labels stay", "etcdserver: request timed out");
    }

    @Test
    void inANamespaceThatIsBeingDeletedTheOperatorDoesLittle() {
        createAndRun();
        server.send("DELETE", "/api/v1/namespaces/" + NAMESPACE, "application/json", "");
        delete(SERVICE);

        List<Entry> requests = laterRequests();

        assertThat(requests).hasSizeLessThan(20);
        assertThat(others.read(SERVICE)).isEmpty();
    }

    @Test
    void inANamespaceThatIsBeingDeletedNoClusterIsCreated() {
        operator.start();
        create();
        until(() -> others.read(SET).isPresent());
        server.send("DELETE", "/api/v1/namespaces/" + NAMESPACE, "application/json", "");
        for (String name : server.objects(NAMESPACE).keySet()) {
            ObjectRef.ofEntry(NAMESPACE, "v1/" + name)
                    .filter(ref -> ref.kind().equals("Secret") || ref.kind().equals("Service"))
                    .ifPresent(this::delete);
        }

        assertThat(laterRequests()).hasSizeLessThan(20);
    }

    @Test
    void aWebhookThatAddsFieldsDisturbsNothing() {
        server.mutate(object -> {
            if (object.at("/metadata/labels").has(Labels.CLUSTER)) {
                object.withObject("/metadata").withObject("/annotations").put("policy.example.com/seen", "yes");
            }
        });

        createAndRun();

        nothingWasWrittenTwice();
        assertThat(laterRequests()).isEmpty();
    }

    /** As a registry mirror does it. */
    @Test
    void aWebhookThatChangesAppliedFieldsIsReportedAndDoesNotMakeALoop() {
        operator.start();
        server.mutate(object -> {
            if (object.at("/spec/template/spec/containers") instanceof ArrayNode containers) {
                containers.forEach(container -> mirror((ObjectNode) container));
            }
        });
        create();
        until(() -> others.read(SET).isPresent());
        played.run(MEMBERS);

        List<Entry> requests = laterRequests();

        assertThat(requests).as("requests in four seconds").hasSizeLessThan(3);
        JsonNode status = others.read(cluster()).orElseThrow().path("status");
        assertThat(condition("Stalled")).isEqualTo("True ChangedByWebhook");
        assertThat(status.toString()).contains("StatefulSet/orders: an admission webhook changes", "image");
        assertThat(condition("Ready")).isEqualTo("True AllMembersReady");
    }

    /** As a policy that allows only certain labels does it: the operator's cache does not show the object then. */
    @Test
    void aWebhookThatRemovesTheLabelOfTheClusterIsReportedAndDoesNotMakeALoop() {
        operator.start();
        server.mutate(object -> {
            if (object.path("kind").asText().equals("Service")) {
                object.withObject("/metadata").withObject("/labels").remove(Labels.CLUSTER);
            }
        });
        create();
        until(() -> others.read(SET).isPresent());
        played.run(MEMBERS);

        List<Entry> requests = laterRequests();

        assertThat(requests).as("requests in four seconds").hasSizeLessThan(10);
        assertThat(condition("Stalled")).isEqualTo("True ChangedByWebhook");
        assertThat(others.read(cluster()).orElseThrow().path("status").toString())
                .contains("an admission webhook changes metadata.labels");
    }

    private static void mirror(ObjectNode container) {
        String image = container.path("image").asText();
        if (!image.startsWith("mirror.example.com/")) {
            container.put("image", "mirror.example.com/" + image);
        }
    }
}
