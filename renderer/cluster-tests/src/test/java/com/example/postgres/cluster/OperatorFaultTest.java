package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Kubernetes;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.NodePower;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Pods and nodes go away under write load while the operator manages the cluster: no acknowledged row is lost. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorFaultTest {

    private static final int MEMBERS = 3;
    private static final Duration TTL = Duration.ofSeconds(20);

    /** Patroni asks, another member answers, kube-proxy follows: goals are lower, but machines differ. */
    private static final Duration HAND_OVER = Duration.ofSeconds(6);

    /** The lock expires, a member finds that out in its cycle and is elected: 25 s on a machine that does nothing else. */
    private static final Duration FAILOVER = TTL.plusSeconds(15);

    private final TestNamespace namespace;
    private final Kubernetes kubernetes;
    private OperatorProcess operator;
    private OperatedCluster cluster;

    OperatorFaultTest(TestNamespace namespace, Kubernetes kubernetes) {
        this.namespace = namespace;
        this.kubernetes = kubernetes;
    }

    @BeforeAll
    void create() {
        operator = OperatorProcess.start(namespace);
        cluster = OperatedCluster.create(
                namespace,
                Spec.of("faulty", MEMBERS)
                        .with(
                                "/spec/patroni",
                                "{synchronousMode: quorum, ttl: %d, loopWait: 5, retryTimeout: 5}"
                                        .formatted(TTL.toSeconds())));
        cluster.awaitDone(MEMBERS);
        cluster.running().awaitHealthy(MEMBERS);
    }

    @AfterAll
    void stop() {
        operator.close();
    }

    private String nodeOf(String member) {
        return cluster.running().pod(member).require().getSpec().getNodeName();
    }

    private void checkAndRecord(String what, LoadResult result, Duration limit) {
        Measurements.record("write gap with the operator, " + what, result.writeGap());
        assertThat(result.lost()).isEmpty();
        assertThat(result.writeGap()).isLessThan(limit);
        assertThat(operator.isAlive()).isTrue();
    }

    private void setUnschedulable(String node, boolean isUnschedulable) {
        kubernetes
                .client()
                .nodes()
                .withName(node)
                .edit(object -> new NodeBuilder(object)
                        .editSpec()
                        .withUnschedulable(isUnschedulable)
                        .endSpec()
                        .build());
    }

    private List<String> labelledPrimary() {
        return cluster.running().pods().stream()
                .filter(pod -> "primary".equals(pod.getMetadata().getLabels().get("postgres.example.com/role")))
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    @Test
    @Order(1)
    void deletedPrimary() {
        String primary = cluster.running().leader();
        try (Load load = Load.startAwayFrom(nodeOf(primary), cluster.running())) {
            cluster.running().pod(primary).delete();
            Waiting.until(
                    "another member leads",
                    () -> assertThat(cluster.running().leader()).isNotEmpty().isNotEqualTo(primary));
            load.awaitMoreRows();
            cluster.running().awaitHealthy(MEMBERS);
            checkAndRecord("pod of the primary deleted", load.stop(), HAND_OVER);
        }
        cluster.awaitDone(MEMBERS);
    }

    @Test
    @Order(2)
    void drainedNodeOfThePrimary() {
        String primary = cluster.running().leader();
        String node = nodeOf(primary);
        try (Load load = Load.startAwayFrom(node, cluster.running())) {
            setUnschedulable(node, true);
            try {
                Waiting.until(
                        "the primary has handed over before the drain",
                        () -> assertThat(cluster.running().leader())
                                .isNotEmpty()
                                .isNotEqualTo(primary));
                cluster.running().awaitHealthy(MEMBERS);
                assertThat(cluster.running().evict(primary)).isTrue();
                load.awaitMoreRows();
            } finally {
                setUnschedulable(node, false);
            }
            cluster.running().awaitHealthy(MEMBERS);
            checkAndRecord("node of the primary drained", load.stop(), HAND_OVER);
        }
        cluster.awaitDone(MEMBERS);
    }

    @Test
    @Order(3)
    void powerLossOfTheNodeOfThePrimary() {
        NodePower power = kubernetes.nodePower();
        String primary = cluster.running().leader();
        String node = nodeOf(primary);
        try (Load load = Load.startAwayFrom(node, cluster.running())) {
            try {
                power.stop(node);
                Waiting.within(FAILOVER.multipliedBy(2), "one other member is the only primary", () -> {
                    assertThat(cluster.running().leader()).isNotEmpty().isNotEqualTo(primary);
                    assertThat(labelledPrimary())
                            .containsExactly(cluster.running().leader());
                    assertThat(cluster.running().readyPods("-primary"))
                            .containsExactly(cluster.running().leader());
                });
                load.awaitMoreRows();
                Waiting.until(
                        "the status says so",
                        () -> assertThat(cluster.status().path("primary").asText())
                                .isEqualTo(cluster.running().leader()));
                assertThat(cluster.status().path("phase").asText()).isIn("Degraded", "Recovering");
            } finally {
                power.start(node);
            }
            Measurements.record(
                    "operated cluster whole again after its node started",
                    cluster.running().awaitHealthy(MEMBERS));
            checkAndRecord("power loss of the primary's node, ttl 20 s", load.stop(), FAILOVER);
        }
        cluster.awaitDone(MEMBERS);
    }
}
