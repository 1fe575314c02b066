package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.NodeNetwork;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The node of a synchronous standby vanishes without a word, at random moments of Patroni's cycle. */
@Full
final class SilentStandbyTest {

    private static final int MEMBERS = 3;
    private static final int CUTS = 10;

    /** Patroni looks at the cluster once in this time. */
    private static final Duration CYCLE = Duration.ofSeconds(10);

    private static final Duration CUT = Duration.ofSeconds(30);

    /** The default is a preference: with two members on the node that is cut, no quorum would be left. */
    private static final String ONE_ON_EACH_NODE =
            "[{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule,"
                    + " labelSelector: {matchLabels: {postgres.example.com/cluster: %s, postgres.example.com/component: postgres}}}]";

    private final TestNamespace namespace;

    SilentStandbyTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @CsvSource({"enabled, 25", "quorum, 1"})
    void writesGoOn(String mode, int maxGapSeconds) {
        NodeNetwork network = namespace.kubernetes().nodeNetwork();
        Cluster cluster = namespace.cluster(mode);
        cluster.apply(Spec.of(mode, MEMBERS)
                .with("/spec/patroni", "{synchronousMode: " + mode + "}")
                .with("/spec/scheduling/topologySpreadConstraints", ONE_ON_EACH_NODE.formatted(mode)));
        Duration worst = Duration.ZERO;
        for (int i = 0; i < CUTS; i++) {
            cluster.awaitHealthy(MEMBERS);
            String standby = synchronousStandby(cluster);
            String node = cluster.pod(standby).require().getSpec().getNodeName();
            try (Load load = Load.startAwayFrom(node, cluster)) {
                Waiting.holds(CYCLE.multipliedBy(i).dividedBy(CUTS), () -> {});
                network.cut(node);
                try {
                    Waiting.holds(CUT, () -> {});
                } finally {
                    network.heal(node);
                }
                LoadResult result = load.stop();
                assertThat(result.lost()).isEmpty();
                worst = result.writeGap().compareTo(worst) > 0 ? result.writeGap() : worst;
            }
        }

        Measurements.record("worst write gap of " + CUTS + " silent cuts of a standby, " + mode, worst);
        assertThat(worst).isLessThan(Duration.ofSeconds(maxGapSeconds));
        cluster.applied().delete(id -> true);
    }

    private static String synchronousStandby(Cluster cluster) {
        Waiting.until(
                "there is a synchronous standby",
                () -> assertThat(standbys(cluster)).isNotEmpty());
        return standbys(cluster).split(",", -1)[0];
    }

    private static String standbys(Cluster cluster) {
        return cluster.configMap("-sync").getMetadata().getAnnotations().getOrDefault("sync_standby", "");
    }
}
