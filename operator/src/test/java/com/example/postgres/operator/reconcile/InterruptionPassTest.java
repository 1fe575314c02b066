package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.operator.watch.Informers;
import com.example.postgres.operator.watch.WorkQueue;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What interrupts members waits for its time: a maintenance window, or a node that is about to be drained. */
class InterruptionPassTest extends PassTest {

    @Test
    void aRestartThatAChangeNeedsWaitsForTheWindowAndOneThatIsAskedForDoesNot() {
        createAndRun(
                "{version: \"18\", storage: {size: 1Gi}, maintenanceWindows: [{schedule: 0 2 * * *, duration: 1h}]}");
        Instant noon = atNoon();
        patroni.isRestartPending = true;

        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();
        assertThat(status().path("conditions").toString())
                .contains("the next window opens at " + noon.plus(Duration.ofHours(14)));

        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\"}}}");
        passUntil(() -> !patroni.requests.isEmpty() && isPhase("Running"));
        patroni.isRestartPending = true;
        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        assertThat(patroni.requests).containsExactly("restart orders-0");

        ahead = ahead.plus(Duration.ofHours(14));
        passUntil(() -> patroni.requests.size() == 2 && condition("Reconciling").equals("False Settled"));
    }

    /** Sets the operator's clock to noon of the next day. */
    private Instant atNoon() {
        Instant noon = Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(12));
        ahead = Duration.between(Instant.now(), noon);
        return noon;
    }

    @Test
    void aScaleDownWaitsForTheWindowUnlessSomebodySwitchesOver() {
        createAndRun(
                "{version: \"18\", replicas: 2, storage: {size: 1Gi}, maintenanceWindows: [{schedule: 0 2 * * *, duration: 1h}]}",
                2);
        patroni.leader = "orders-1";
        others.lead("orders-1");
        atNoon();
        patch("{spec: {replicas: 1}}");

        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();
        assertThat(statefulSet().path("spec").path("replicas").asInt()).isEqualTo(2);

        patch("{metadata: {annotations: {postgres.example.com/switchover: now}}}");
        passUntil(() -> patroni.requests.equals(List.of("switch over to orders-0")));
        others.lead("orders-0");
        passUntil(() -> statefulSet().path("spec").path("replicas").asInt() == 1);
        assertThat(patroni.requests).hasSize(1);
    }

    private void cordon(String pod, boolean isCordoned) {
        server.client().nodes().withName(others.nodeOf(pod)).edit(node -> {
            node.getSpec().setUnschedulable(isCordoned);
            return node;
        });
    }

    @Test
    void aPrimaryHandsOverOnceWhenItsNodeIsCordoned() {
        for (String pod : List.of("orders-0", "orders-1")) {
            server.client()
                    .resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(others.nodeOf(pod))
                            .endMetadata()
                            .withNewSpec()
                            .endSpec()
                            .build())
                    .create();
        }
        createAndRun("{version: \"18\", replicas: 2, storage: {size: 1Gi}}", 2);
        JsonNode lastChange = status().path("lastChange");
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();

        cordon("orders-0", true);
        passUntil(() -> patroni.requests.equals(List.of("switch over to orders-1")));
        others.lead("orders-1");
        passUntil(() -> status().path("primary").asText().equals("orders-1"));

        cordon("orders-1", true);
        passSeveralTimes();
        cordon("orders-1", false);
        cordon("orders-0", false);
        passSeveralTimes();
        assertThat(patroni.requests).as("not to a cordoned node, and not back").hasSize(1);
        assertThat(events("HandOver"))
                .containsExactly("switch over from orders-0 to orders-1: the node " + others.nodeOf("orders-0")
                        + " is cordoned");
        assertThat(status().path("lastChange")).isEqualTo(lastChange);
    }

    @Test
    void theOperatorWatchesClustersWithoutTheRightToReadNodes() {
        assumeThat(server).as("the fake grants everything").isInstanceOf(TestApiServer.class);
        server.client()
                .load(new ByteArrayInputStream("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata: {name: watcher, namespace: %1$s}
                        rules:
                          - apiGroups: ["", apps, batch, policy, networking.k8s.io, rbac.authorization.k8s.io, postgres.example.com]
                            resources: ["*"]
                            verbs: [list, watch]
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: watcher, namespace: %1$s}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: watcher}
                        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]
                        """.formatted(namespace).getBytes(StandardCharsets.UTF_8)))
                .create();
        create("{version: \"18\", storage: {size: 1Gi}}");
        ClusterCache cache = new ClusterCache();
        try (KubernetesClient client = ((TestApiServer) server).clientOf(namespace);
                Informers withoutNodes = new Informers(
                        client,
                        Set.of(namespace),
                        cache,
                        new WorkQueue<>(Duration.ofMillis(10), Duration.ofSeconds(1)))) {
            withoutNodes.start(List.of());

            await().atMost(Duration.ofSeconds(10)).until(() -> cache.clusters().contains(cluster));
            await().atMost(Duration.ofSeconds(10)).until(withoutNodes::isWatching);
        }
    }
}
