package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Kubernetes;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A Kubernetes that cannot resize pods, such as 1.32: new resources come with new pods. */
@Full
final class OperatorWithoutResizeTest {

    private static final int MEMBERS = 3;
    private static final Duration HAND_OVER = Duration.ofSeconds(6);

    private final TestNamespace namespace;

    OperatorWithoutResizeTest(TestNamespace namespace, Kubernetes kubernetes) {
        this.namespace = namespace;
        Assumptions.assumeFalse(kubernetes.canResize(), "this Kubernetes resizes pods in place");
    }

    @Test
    void newResourcesReplaceThePodsOneByOneWithOneSwitchover() {
        OperatedCluster cluster = OperatedCluster.create(namespace, Spec.of("rolled", MEMBERS));
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            cluster.awaitDone(MEMBERS);
            cluster.running().awaitHealthy(MEMBERS);
            Set<String> before = cluster.running().incarnations();
            try (Load load = Load.startAwayFrom("no-node", cluster.running())) {
                cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"60m\"}}}");
                Measurements.record("new resources without resize, three members", cluster.awaitDone(MEMBERS));
                load.awaitMoreRows();
                LoadResult result = load.stop();

                Measurements.record("write gap meanwhile", result.writeGap());
                assertThat(result.lost()).isEmpty();
                assertThat(result.writeGap()).isLessThan(HAND_OVER);
            }
            assertThat(cluster.running().incarnations()).doesNotContainAnyElementsOf(before);
            assertThat(cluster.lastChange()).isEqualTo("ROLLING_RESTART ROLLING_RESTART");
            assertThat(operator.isAlive()).isTrue();
            cluster.delete();
        }
    }
}
