package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A replica that is away for long does not fill the volume of the primary, and comes back by itself. */
@Full
final class ReplicaAwayTest {

    private static final String WRITE_WAL =
            "SELECT count(pg_logical_emit_message(false, 'fill', repeat('x', 1000000))) FROM generate_series(1, 100)";

    private static final int RETAINED_MEGABYTES = 256;

    private final Cluster cluster;
    private final Spec spec;

    ReplicaAwayTest(TestNamespace namespace) {
        cluster = namespace.cluster("away");
        spec = Spec.of(cluster.name(), 2);
    }

    @Test
    void replicaWhoseSlotIsLostIsCopiedAgain() {
        cluster.apply(spec);
        cluster.awaitHealthy(2);
        if (!cluster.leader().equals("away-0")) {
            cluster.run("away-1", "patronictl", "switchover", "away", "--leader", "away-1", "--force");
            Waiting.until(
                    "the first member leads", () -> assertThat(cluster.leader()).isEqualTo("away-0"));
            cluster.awaitHealthy(2);
        }
        cluster.apply(spec.with("/spec/replicas", "1"));
        Waiting.until("the replica is away", () -> assertThat(cluster.pods()).hasSize(1));

        for (int i = 0; i < 6; i++) {
            cluster.sql("away-0", WRITE_WAL);
            cluster.sql("away-0", "CHECKPOINT");
        }

        assertThat(Long.parseLong(cluster.sql("away-0", "SELECT sum(size) / 1048576 FROM pg_ls_waldir()")
                        .replaceAll("\\..*", "")))
                .as("megabytes of WAL on a volume of 1Gi")
                .isLessThan(2L * RETAINED_MEGABYTES);
        cluster.apply(spec);
        Duration took = cluster.awaitHealthy(2);

        Measurements.record("replica whose slot was lost streams again, without an archive", took);
        assertThat(cluster.log("away-1")).contains("copying the primary again");
    }
}
