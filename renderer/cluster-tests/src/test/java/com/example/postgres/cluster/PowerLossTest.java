package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Kubernetes;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.NodePower;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Full
final class PowerLossTest {

    private static final Duration TTL = Duration.ofSeconds(30);
    private static final Duration TTL_AND_ELECTION = TTL.plusSeconds(10);

    private final Cluster cluster;
    private final Kubernetes kubernetes;

    PowerLossTest(TestNamespace namespace, Kubernetes kubernetes) {
        this.cluster = namespace.cluster("powerless");
        this.kubernetes = kubernetes;
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("powerless", 3).with("/spec/patroni", "{synchronousMode: enabled}"));
        cluster.awaitHealthy(3);
    }

    @Test
    void noAcknowledgedRowIsLostAndTheOldPrimaryRejoins() {
        NodePower power = kubernetes.nodePower();
        String primary = cluster.leader();
        List<List<String>> readers = new ArrayList<>();
        String node = cluster.pod(primary).require().getSpec().getNodeName();
        try (Load load = Load.startAwayFrom(node, cluster)) {
            try {
                power.stop(node);
                Duration failover = Waiting.within(TTL_AND_ELECTION.plusSeconds(30), "another member leads", () -> {
                    readers.add(cluster.readyPods("-repl"));
                    assertThat(cluster.leader()).isNotEmpty().isNotEqualTo(primary);
                });
                Measurements.record("new leader after power loss of the primary's node", failover);
                Waiting.holds(TTL, () -> readers.add(cluster.readyPods("-repl")));
                assertThat(readers).as("replicas that may be read").noneMatch(List::isEmpty);
                load.awaitMoreRows();
                assertThat(failover).isLessThan(TTL_AND_ELECTION);
            } finally {
                power.start(node);
            }
            Measurements.record("old primary streams again after its node started", cluster.awaitHealthy(3));
            LoadResult result = load.stop();

            Measurements.record("write gap at power loss of the primary's node", result.writeGap());
            Measurements.record(
                    "acknowledged rows lost at power loss", result.lost().size() + " of " + result.acknowledged());
            assertThat(result.lost()).isEmpty();
            assertThat(cluster.leader()).isNotEqualTo(primary);
        }
    }
}
