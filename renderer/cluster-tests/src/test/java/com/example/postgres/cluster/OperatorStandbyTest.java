package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A standby cluster of the operator that should have less connections than its source. PostgreSQL gives it those of the source. */
@Full
final class OperatorStandbyTest {

    private static final String RESTART_PENDING = "RestartPending";

    private final TestNamespace namespace;
    private final Cluster source;

    OperatorStandbyTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.source = namespace.cluster("source");
    }

    @Test
    void restartsOnlyWhenSomebodyAsksAfterTheSourceHasTheLowerValue() {
        Spec spec = Spec.of("source", 1);
        source.apply(spec.with("/spec/postgresqlParams", "{max_connections: 150}"));
        source.awaitHealthy(1);
        OperatedCluster standby = OperatedCluster.create(
                namespace,
                Spec.of("standby", 2)
                        .with("/spec/credentials", "{secretName: source-credentials}")
                        .with("/spec/standby", "{host: source-primary}"));
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            standby.awaitDone(2);
            Map<String, String> starts = standby.running().serverStarts();

            Waiting.holds(
                    Duration.ofSeconds(40),
                    () -> assertThat(standby.running().serverStarts()).isEqualTo(starts));
            assertThat(standby.condition(RESTART_PENDING)).isEqualTo("True SourceHasHigherValues");
            assertThat(connections(standby)).isEqualTo("150");

            source.apply(spec);
            source.awaitHealthy(1);
            // A primary that starts again is a replica first: it has the lower value after one more restart.
            Waiting.until(
                    "the source must restart",
                    () -> assertThat(source.members()).allMatch(Member::pendingRestart));
            source.run("source-0", "patronictl", "restart", "source", "source-0", "--force")
                    .text();
            Waiting.until(
                    "the source has the lower value",
                    () -> assertThat(source.sql("source-0", "SHOW max_connections"))
                            .isEqualTo("100"));
            source.sql("source-0", "CREATE TABLE with_the_lower_value ()");
            Waiting.until(
                    "the standby has replayed the lower value",
                    () -> assertThat(standby.running().pods())
                            .extracting(pod -> pod.getMetadata().getName())
                            .allMatch(member -> standby.running()
                                    .sql(member, "SELECT to_regclass('with_the_lower_value') IS NOT NULL")
                                    .equals("t")));
            standby.annotate("restart", "lower");

            Waiting.until(
                    "the standby has the lower value",
                    () -> assertThat(standby.condition(RESTART_PENDING)).startsWith("False"));
            assertThat(connections(standby)).isEqualTo("100");
            assertThat(operator.isAlive()).isTrue();
        }
    }

    private static String connections(OperatedCluster cluster) {
        return cluster.running().sql(cluster.running().name() + "-1", "SHOW max_connections");
    }
}
