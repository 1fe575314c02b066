package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many clusters in one namespace that are created at the same moment. */
@Full
final class OperatorManyClustersTest {

    private static final int SINGLE_CLUSTERS = 20;
    private static final int CLUSTERS_OF_THREE = 5;
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final TestNamespace namespace;

    OperatorManyClustersTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    private Map<OperatedCluster, Integer> createAll() {
        Map<OperatedCluster, Integer> members = new LinkedHashMap<>();
        for (int i = 0; i < SINGLE_CLUSTERS; i++) {
            members.put(OperatedCluster.create(namespace, Spec.of("single-" + i, 1)), 1);
        }
        for (int i = 0; i < CLUSTERS_OF_THREE; i++) {
            members.put(OperatedCluster.create(namespace, Spec.of("three-" + i, 3)), 3);
        }
        return members;
    }

    private Stream<Pod> pods() {
        return namespace.kubernetes().client().pods().inNamespace(namespace.name()).list().getItems().stream();
    }

    private static int restarts(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }

    @Test
    void allBecomeReadyAndThenNothingIsWritten() {
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            long start = System.nanoTime();
            Map<OperatedCluster, Integer> members = createAll();
            members.forEach(OperatedCluster::awaitDone);
            Measurements.record(
                    SINGLE_CLUSTERS + " clusters of one member and " + CLUSTERS_OF_THREE + " of three, created at once",
                    Duration.ofNanos(System.nanoTime() - start));

            assertThat(pods()).hasSize(SINGLE_CLUSTERS + 3 * CLUSTERS_OF_THREE);
            assertThat(pods().mapToInt(OperatorManyClustersTest::restarts).sum())
                    .isZero();
            List<String> before = versions(members);
            Waiting.holds(STEADY, () -> assertThat(versions(members)).isEqualTo(before));
            assertThat(operator.isAlive()).isTrue();
            members.keySet().forEach(OperatedCluster::delete);
        }
    }

    private static List<String> versions(Map<OperatedCluster, Integer> members) {
        return members.keySet().stream().map(OperatedCluster::version).toList();
    }
}
