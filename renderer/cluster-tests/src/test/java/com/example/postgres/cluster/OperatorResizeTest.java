package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.NodeTenant;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Other CPU and memory for running members, on nodes that have the room and on nodes that do not. Needs Kubernetes 1.35, and nodes
 * with 2 CPUs.
 */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorResizeTest {

    private static final int MEMBERS = 3;
    private static final Duration QUIET = Duration.ofSeconds(20);

    /** Each commit has a connection of its own, and a busy machine needs seconds for one now and then; 0.5 s on one that is not. */
    private static final Duration MAX_GAP = Duration.ofSeconds(4);

    private final TestNamespace namespace;
    private OperatorProcess operator;
    private OperatedCluster cluster;

    OperatorResizeTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @BeforeAll
    void create() {
        operator = OperatorProcess.start(namespace);
        cluster = OperatedCluster.create(namespace, Spec.of("resized", MEMBERS));
        cluster.awaitDone(MEMBERS);
        cluster.running().awaitHealthy(MEMBERS);
    }

    @AfterAll
    void stop() {
        operator.close();
    }

    /** Changes the resources under load: no pod is replaced, no server restarted, no write waits. */
    private void resizeInPlace(String what, String resources) {
        Set<String> incarnations = cluster.running().incarnations();
        Map<String, String> servers = cluster.running().serverStarts();
        try (Load load = Load.startAwayFrom("no-node", cluster.running())) {
            cluster.change("{\"resources\": " + resources + "}");
            Measurements.record("resize in place, three members, " + what, cluster.awaitDone(MEMBERS));
            load.awaitMoreRows();
            LoadResult result = load.stop();

            Measurements.record("write gap during the resize, " + what, result.writeGap());
            assertThat(result.lost()).isEmpty();
            assertThat(result.writeGap()).isLessThan(MAX_GAP);
        }
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(cluster.running().serverStarts()).isEqualTo(servers);
        assertThat(cluster.lastChange()).isEqualTo("RESIZE_IN_PLACE RESIZE_IN_PLACE");
    }

    /** What the containers of PostgreSQL have, as the kubelet says. */
    private List<Quantity> actual(String resource) {
        return cluster.running().pods().stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .filter(status -> status.getName().equals("postgres"))
                .map(status -> status.getResources().getRequests().get(resource))
                .toList();
    }

    private String replica() {
        String leader = cluster.running().leader();
        return cluster.running().pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(name -> !name.equals(leader))
                .findFirst()
                .orElseThrow();
    }

    private static Quantity wantedCpu(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .filter(container -> container.getName().equals("postgres"))
                .map(Container::getResources)
                .map(resources -> resources.getRequests().get("cpu"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void moreCpu() {
        resizeInPlace("more CPU", "{\"requests\": {\"cpu\": \"60m\"}}");

        assertThat(actual("cpu")).hasSize(MEMBERS).containsOnly(Quantity.parse("60m"));
    }

    @Test
    @Order(2)
    void moreMemory() {
        resizeInPlace("more memory", "{\"requests\": {\"memory\": \"160Mi\"}, \"limits\": {\"memory\": \"640Mi\"}}");

        assertThat(actual("memory")).hasSize(MEMBERS).containsOnly(Quantity.parse("160Mi"));
    }

    @Test
    @Order(3)
    void lessMemoryOfServersThatHaveFilledTheirCaches() {
        cluster.running()
                .sql(
                        cluster.running().leader(),
                        "CREATE TABLE warm AS SELECT i, repeat('x', 500) FROM generate_series(1, 200000) i;"
                                + " SELECT count(*) FROM warm");

        resizeInPlace("less memory", "{\"requests\": {\"memory\": \"128Mi\"}, \"limits\": {\"memory\": \"512Mi\"}}");

        assertThat(actual("memory")).hasSize(MEMBERS).containsOnly(Quantity.parse("128Mi"));
    }

    @Test
    @Order(4)
    void resourcesTogetherWithAParameterThatNeedsARestartOfPostgres() {
        Set<String> incarnations = cluster.running().incarnations();
        Map<String, String> servers = cluster.running().serverStarts();

        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"70m\"}},"
                + " \"postgresqlParams\": {\"max_connections\": \"110\"}}");
        cluster.awaitDone(MEMBERS);

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(cluster.running().serverStarts())
                .allSatisfy((member, start) -> assertThat(start).isNotEqualTo(servers.get(member)));
        assertThat(actual("cpu")).containsOnly(Quantity.parse("70m"));
        assertThat(cluster.lastChange()).isEqualTo("RESTART_POSTGRES RESTART_POSTGRES");
    }

    @Test
    @Order(5)
    void moreThanANodeHasIsReportedAndWhatRunsStays() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"64\"}}}");
        Waiting.until("the nodes refuse", () -> {
            assertThat(cluster.condition("ResizePending")).isEqualTo("True NodeWithoutRoom");
            assertThat(cluster.status().path("resize"))
                    .hasSize(MEMBERS)
                    .allMatch(entry -> entry.path("state").asText().equals("Infeasible"));
        });
        Waiting.holds(QUIET, () -> assertThat(cluster.running().incarnations()).isEqualTo(incarnations));
        assertThat(cluster.condition("Ready")).startsWith("True");

        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"70m\"}}}");
        cluster.awaitDone(MEMBERS);
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(cluster.condition("ResizePending")).startsWith("False");
    }

    @Test
    @Order(6)
    void aNodeThatIsFullPutsTheResizeOffUntilItHasRoom() {
        Set<String> incarnations = cluster.running().incarnations();
        String replica = replica();
        String node = cluster.running().pod(replica).require().getSpec().getNodeName();

        try (NodeTenant tenant = new NodeTenant(namespace, node)) {
            tenant.reserve("1500m");
            cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"700m\"}}}");
            Waiting.until("one is put off, and the others are resized", () -> {
                assertThat(cluster.status().path("resize"))
                        .hasSize(1)
                        .allMatch(entry -> entry.path("pod").asText().equals(replica)
                                && entry.path("state").asText().equals("Deferred"));
                assertThat(actual("cpu"))
                        .filteredOn(Quantity.parse("700m")::equals)
                        .hasSize(MEMBERS - 1);
            });
            assertThat(cluster.condition("ResizePending")).isEqualTo("True NodeWithoutRoom");
        }
        Measurements.record("deferred resize made after the node has room", cluster.awaitDone(MEMBERS));

        assertThat(actual("cpu")).containsOnly(Quantity.parse("700m"));
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"70m\"}}}");
        cluster.awaitDone(MEMBERS);
    }

    @Test
    @Order(7)
    void aMemberMovesToAnotherNodeIfTheSpecAndTheLimitOfChangesLetIt() {
        Set<String> incarnations = cluster.running().incarnations();
        String replica = replica();
        String node = cluster.running().pod(replica).require().getSpec().getNodeName();

        try (NodeTenant tenant = new NodeTenant(namespace, node)) {
            tenant.reserve("1500m");
            cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"700m\"}},"
                    + " \"resize\": {\"whenInfeasible\": \"Roll\", \"timeout\": \"20s\"},"
                    + " \"changePolicy\": {\"maxImpact\": \"RESIZE_IN_PLACE\"}}");
            Waiting.until(
                    "a roll is more than the spec allows",
                    () -> assertThat(cluster.condition("PlanExceeded")).isEqualTo("True ApprovalNeeded"));
            assertThat(cluster.running().incarnations()).isEqualTo(incarnations);

            cluster.change("{\"changePolicy\": {\"maxImpact\": \"ROLLING_RESTART\"}}");
            Measurements.record("member moved to a node with room", cluster.awaitDone(MEMBERS));
        }

        Pod moved = cluster.running().pod(replica).require();
        assertThat(moved.getSpec().getNodeName()).isNotEqualTo(node);
        assertThat(cluster.running().pods())
                .allSatisfy(pod -> assertThat(wantedCpu(pod)).isEqualTo(Quantity.parse("700m")));
        assertThat(cluster.running().incarnations())
                .filteredOn(incarnations::contains)
                .hasSize(MEMBERS - 1);
        assertThat(cluster.lastChange()).isEqualTo("RESIZE_IN_PLACE ROLLING_RESTART");
    }
}
