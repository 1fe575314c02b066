package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Full
final class DrainTest {

    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private final Cluster cluster;

    DrainTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("drained");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("drained", 3));
        cluster.awaitHealthy(3);
    }

    @Test
    void evictedPrimaryHandsOverAndASecondEvictionIsRefused() {
        String primary = cluster.leader();
        String replica = primary.equals("drained-0") ? "drained-1" : "drained-0";
        String node = cluster.pod(primary).require().getSpec().getNodeName();
        try (Load load = Load.startAwayFrom(node, cluster)) {
            boolean evicted = cluster.evict(primary);
            boolean evictedAnother = cluster.evict(replica);
            load.awaitMoreRows();
            cluster.awaitHealthy(3);
            LoadResult result = load.stop();

            assertThat(evicted).isTrue();
            assertThat(evictedAnother).isFalse();
            assertThat(cluster.leader()).isNotEqualTo(primary);
            Measurements.record("write gap when the primary is evicted", result.writeGap());
            assertThat(result.writeGap()).isLessThan(LONGEST_GAP);
            assertThat(result.lost()).isEmpty();
        }
    }
}
