package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of one cluster under the operator, from its creation to its deletion. */
@Smoke
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorTest {

    private static final int MEMBERS = 3;

    private final TestNamespace namespace;
    private OperatorProcess operator;
    private OperatedCluster cluster;

    OperatorTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @BeforeAll
    void create() {
        operator = OperatorProcess.start(namespace);
        cluster = OperatedCluster.create(namespace, Spec.of("operated", MEMBERS));
        Measurements.record("created by the operator, three members", cluster.awaitDone(MEMBERS));
        cluster.running().awaitHealthy(MEMBERS);
    }

    @AfterAll
    void stop() {
        operator.close();
    }

    private List<String> claims() {
        return client().persistentVolumeClaims().inNamespace(namespace.name()).list().getItems().stream()
                .map(PersistentVolumeClaim::getMetadata)
                .map(metadata -> metadata.getName() + " " + metadata.getUid())
                .sorted()
                .toList();
    }

    private Map<String, String> credentials() {
        Secret secret = client().secrets()
                .inNamespace(namespace.name())
                .withName("operated-credentials")
                .require();
        return secret.getData();
    }

    private KubernetesClient client() {
        return namespace.kubernetes().client();
    }

    @Test
    @Order(1)
    void theStatusSaysWhatPatroniSays() {
        assertThat(cluster.status().path("primary").asText())
                .isEqualTo(cluster.running().leader());
        assertThat(cluster.status().path("members")).hasSize(MEMBERS);
        assertThat(cluster.running().readyPods("-primary"))
                .containsExactly(cluster.running().leader());
    }

    @Test
    @Order(2)
    void resourcesChangeInPlace() {
        Assumptions.assumeTrue(namespace.kubernetes().canResize(), "this Kubernetes does not resize pods");
        Set<String> incarnations = cluster.running().incarnations();
        Map<String, String> servers = cluster.running().serverStarts();

        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"60m\", \"memory\": \"160Mi\"}}}");
        Measurements.record("resized in place, three members", cluster.awaitDone(MEMBERS));

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(cluster.running().serverStarts()).isEqualTo(servers);
        assertThat(cluster.running().pods())
                .flatExtracting(pod -> pod.getSpec().getContainers())
                .extracting(container -> container.getResources().getRequests().get("memory"))
                .contains(Quantity.parse("160Mi"));
        assertThat(cluster.lastChange()).isEqualTo("RESIZE_IN_PLACE RESIZE_IN_PLACE");
    }

    @Test
    @Order(3)
    void aParameterThatNeedsARestartRestartsEveryServerOnceAndReplacesNoPod() {
        Set<String> incarnations = cluster.running().incarnations();
        Map<String, String> servers = cluster.running().serverStarts();

        cluster.change("{\"postgresqlParams\": {\"max_connections\": \"110\"}}");
        cluster.awaitDone(MEMBERS);

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(cluster.running().serverStarts())
                .allSatisfy((member, start) -> assertThat(start).isNotEqualTo(servers.get(member)));
        assertThat(cluster.running().sql(cluster.running().leader(), "SHOW max_connections"))
                .isEqualTo("110");
        assertThat(cluster.lastChange()).isEqualTo("RESTART_POSTGRES RESTART_POSTGRES");
    }

    @Test
    @Order(4)
    void aNewPodTemplateReplacesThePodsTheReplicasFirst() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"podMetadata\": {\"labels\": {\"tier\": \"data\"}}}");
        Measurements.record("rolled by the operator, three members", cluster.awaitDone(MEMBERS));

        assertThat(cluster.running().incarnations()).hasSize(MEMBERS).doesNotContainAnyElementsOf(incarnations);
        assertThat(cluster.lastChange()).isEqualTo("ROLLING_RESTART ROLLING_RESTART");
        cluster.running().awaitHealthy(MEMBERS);
    }

    @Test
    @Order(5)
    void aSwitchoverHappensOnceForEachRequest() {
        String former = cluster.running().leader();
        String wanted = cluster.running().pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(name -> !name.equals(former))
                .findFirst()
                .orElseThrow();

        cluster.annotate("switchover", wanted);
        cluster.running().awaitHealthy(MEMBERS);
        Waiting.until(
                "the role has moved",
                () -> assertThat(cluster.running().leader()).isEqualTo(wanted));

        cluster.running().awaitHealthy(MEMBERS);
        assertThat(cluster.status().path("requests").toString()).contains(wanted);
    }

    @Test
    @Order(6)
    void aSpecThatIsInvalidIsReportedAndWhatRunsStays() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"postgresqlParams\": {\"max_conections\": \"120\"}}");
        Waiting.until(
                "the spec is refused",
                () -> assertThat(cluster.condition("SpecValid")).startsWith("False"));

        assertThat(cluster.status().path("phase").asText()).isEqualTo("Running");
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        cluster.change("{\"postgresqlParams\": {\"max_conections\": null}}");
        cluster.awaitDone(MEMBERS);
    }

    @Test
    @Order(7)
    void aPrimaryThatWouldBeRemovedHandsOverFirst() {
        cluster.annotate("switchover", "operated-2");
        Waiting.until(
                "the last member leads",
                () -> assertThat(cluster.running().leader()).isEqualTo("operated-2"));
        cluster.running().awaitHealthy(MEMBERS);
        List<String> claims = claims();

        cluster.change("{\"replicas\": 1}");
        cluster.awaitDone(1);

        assertThat(cluster.running().leader()).isEqualTo("operated-0");
        assertThat(claims()).isEqualTo(claims);
        assertThat(cluster.running().sql("operated-0", "SELECT pg_is_in_recovery()"))
                .isEqualTo("f");
    }

    @Test
    @Order(8)
    void deletionKeepsVolumesAndPasswords() {
        List<String> claims = claims();
        Map<String, String> credentials = credentials();

        cluster.delete();

        assertThat(claims()).isEqualTo(claims);
        assertThat(credentials()).isEqualTo(credentials);
    }
}
