package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ApiServerRoute;
import com.example.postgres.cluster.driver.ApiServerRoute.Cut;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator cannot reach the API server, or one of its replicas cannot. */
@Full
final class OperatorPartitionTest {

    private static final int MEMBERS = 3;
    private static final Duration AWAY = Duration.ofMinutes(2);

    /** The operator asks again at least once a minute. */
    private static final Duration CATCH_UP = Duration.ofSeconds(90);

    /** A Lease is valid for 15 seconds. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(45);

    private final TestNamespace namespace;

    OperatorPartitionTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void whatChangedWhileTheApiServerWasAwayIsMadeAfterwards(Cut kind) throws IOException {
        String name = "away-" + kind.name().toLowerCase(Locale.ROOT);
        OperatedCluster cluster = OperatedCluster.create(namespace, Spec.of(name, MEMBERS));
        try (ApiServerRoute route = ApiServerRoute.open(namespace);
                OperatorProcess operator = OperatorProcess.startBy(route, namespace)) {
            cluster.awaitDone(MEMBERS);
            cluster.running().awaitHealthy(MEMBERS);
            try (Load load = Load.startAwayFrom("no-node", cluster.running())) {
                route.cut(kind);
                cluster.change("{\"postgresqlParams\": {\"max_connections\": \"120\"}}");
                Waiting.holds(
                        AWAY,
                        () -> assertThat(cluster.status()
                                        .path("observedGeneration")
                                        .asInt())
                                .isEqualTo(1));
                assertThat(operator.isAlive()).isTrue();
                route.heal();

                Duration caughtUp = cluster.awaitDone(MEMBERS);

                LoadResult result = load.stop();
                Measurements.record("a change of parameters while the API server was away, then done after", caughtUp);
                Measurements.record("write gap meanwhile", result.writeGap());
                assertThat(result.lost()).isEmpty();
                assertThat(caughtUp).isLessThan(CATCH_UP);
                assertThat(cluster.lastChange()).isEqualTo("RESTART_POSTGRES RESTART_POSTGRES");
            }
            cluster.delete();
        }
    }

    @Test
    void aReplicaThatLostItsLeaseWorksNoMoreWhenTheOtherOneBegins() throws IOException {
        OperatedCluster cluster = OperatedCluster.create(namespace, Spec.of("parted", 1));
        try (ApiServerRoute cut = ApiServerRoute.open(namespace);
                OperatorProcess first = OperatorProcess.startReplicaBy(cut, namespace, "first")) {
            cluster.awaitDone(1);
            assertThat(namespace.leaseHolder()).isEqualTo("first");
            try (ApiServerRoute open = ApiServerRoute.open(namespace);
                    OperatorProcess second = OperatorProcess.startReplicaBy(open, namespace, "second")) {
                cut.cut(Cut.SILENT);
                Duration takeOver = Waiting.within(TAKE_OVER, "the other replica holds the Lease", () -> {
                    assertThat(namespace.leaseHolder()).isEqualTo("second");
                });
                assertThat(first.isAlive())
                        .as("the replica without the Lease runs")
                        .isFalse();
                Measurements.record("the other replica of the operator takes over after a partition", takeOver);

                cluster.change("{\"postgresqlParams\": {\"work_mem\": \"8MB\"}}");
                cluster.awaitDone(1);

                assertThat(second.isAlive()).isTrue();
                assertThat(namespace.leaseHolder()).isEqualTo("second");
            }
        }
        cluster.delete();
    }
}
