package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members stop when their volumes are full, and come back by themselves with every row when the volumes grow. */
@Full
final class DiskFullTest {

    /** Leaves room for one more segment of the log, and not for two. */
    private static final String FILL = """
            room=$(df -Pk "${PGDATA%/pgroot/*}" | sed -n '2s/^[^ ]* *[0-9]* *[0-9]* *\\([0-9]*\\) .*/\\1/p')
            fallocate -l $(((room - 24 * 1024) * 1024)) "${PGDATA%/data}/ballast"
            """;

    /** Only the log grows; where a table does, PostgreSQL may refuse the statement and go on. */
    private static final String WRITE_LOG =
            "SELECT count(pg_logical_emit_message(false, 'fill', repeat('x', 1000000))) FROM generate_series(1, 100)";

    /** From here on the alert PostgresDiskFilling fires. */
    private static final double LOW = 0.15;

    private static final Duration FULL = Duration.ofSeconds(60);

    private final TestNamespace namespace;

    DiskFullTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void clusterComesBackWhenItsVolumesGrow(int replicas) {
        Cluster cluster = namespace.cluster("full-" + replicas);
        cluster.apply(spec(cluster.name(), replicas));
        cluster.awaitHealthy(replicas);
        Set<String> incarnations = cluster.incarnations();
        String primary = cluster.leader();
        String node = cluster.pod(primary).require().getSpec().getNodeName();
        try (Load load = Load.startAwayFrom(node, cluster)) {
            names(cluster)
                    .forEach(pod -> cluster.run(pod, "/bin/sh", "-c", FILL).text());
            Waiting.until(
                    "monitoring sees that the room is low",
                    () -> assertThat(metric(cluster, primary, "pgc_volume_available_bytes"))
                            .isLessThan(LOW * metric(cluster, primary, "pgc_volume_size_bytes")));
            load.awaitMoreRows();
            cluster.run(primary, "/bin/sh", "-c", "\"$POSTGRES_BIN/psql\" -U postgres -c \"$1\"", "sh", WRITE_LOG);
            Waiting.until(
                    "the log says why PostgreSQL stopped",
                    () -> assertThat(cluster.log(primary)).containsPattern("PANIC: .*No space left on device"));
            Waiting.holds(FULL, () -> assertThat(cluster.incarnations()).isEqualTo(incarnations));

            Instant start = Instant.now();
            grow(cluster, replicas);
            Instant writable = load.awaitMoreRows();

            Measurements.record(
                    "writable after full volumes grew, members: " + replicas, Duration.between(start, writable));
            cluster.awaitHealthy(replicas);
            assertThat(load.stop().lost()).isEmpty();
            assertThat(cluster.incarnations()).isEqualTo(incarnations);
        }
    }

    /** As documented: every claim, and then the StatefulSet, whose template of claims cannot change. */
    private void grow(Cluster cluster, int replicas) {
        KubernetesClient client = namespace.kubernetes().client();
        for (String pod : names(cluster)) {
            client.persistentVolumeClaims()
                    .inNamespace(namespace.name())
                    .withName("pgdata-" + pod)
                    .edit(claim -> {
                        claim.getSpec().getResources().getRequests().put("storage", new Quantity("2Gi"));
                        return claim;
                    });
        }
        client.apps()
                .statefulSets()
                .inNamespace(namespace.name())
                .withName(cluster.name())
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        Waiting.until(
                "the StatefulSet is gone",
                () -> assertThat(client.apps()
                                .statefulSets()
                                .inNamespace(namespace.name())
                                .withName(cluster.name())
                                .get())
                        .isNull());
        cluster.apply(spec(cluster.name(), replicas).with("/spec/storage/size", "2Gi"));
    }

    private static double metric(Cluster cluster, String pod, String name) {
        return cluster.run(pod, "curl", "-sS", "-m", "5", "http://localhost:9187/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Cluster cluster) {
        return cluster.pods().stream()
                .map(Pod::getMetadata)
                .map(meta -> meta.getName())
                .toList();
    }

    private static Spec spec(String name, int replicas) {
        return Spec.of(name, replicas)
                .with("/spec/patroni", replicas > 1 ? "{synchronousMode: enabled}" : "{}")
                .with("/spec/metrics", "{enabled: true}");
    }
}
