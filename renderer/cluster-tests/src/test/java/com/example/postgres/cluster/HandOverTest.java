package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A primary of a synchronous cluster goes only when another member may be promoted, as quick as evictions follow each other. */
@Smoke
final class HandOverTest {

    private static final Duration MAX_GAP = Duration.ofSeconds(6);

    private final Cluster cluster;

    HandOverTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("pair");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("pair", 2).with("/spec/patroni", "{synchronousMode: enabled}"));
        cluster.awaitHealthy(2);
    }

    @Test
    void primaryThatIsEvictedWhenItsStandbyIsBackHandsOver() {
        String primary = cluster.leader();
        String standby = primary.equals("pair-0") ? "pair-1" : "pair-0";
        try (Load load = Load.startAwayFrom("no-node", cluster)) {
            assertThat(cluster.evict(standby)).isTrue();
            Waiting.until(
                    "the primary may be evicted, too",
                    () -> assertThat(cluster.evict(primary)).isTrue());
            Waiting.until(
                    "the standby leads", () -> assertThat(cluster.leader()).isEqualTo(standby));
            load.awaitMoreRows();
            cluster.awaitHealthy(2);
            LoadResult result = load.stop();

            assertThat(cluster.leader()).isEqualTo(standby);
            Measurements.record(
                    "write gap when both of two synchronous members are evicted in turn", result.writeGap());
            assertThat(result.writeGap()).isLessThan(MAX_GAP);
            assertThat(result.lost()).isEmpty();
        }
    }
}
