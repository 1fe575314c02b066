package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Full
final class CrashTest {

    private static final String KILL = "kill -9 $(head -n 1 \"$PGDATA/postmaster.pid\")";

    private final Cluster cluster;

    CrashTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("crashing");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("crashing", 3).with("/spec/patroni", "{synchronousMode: enabled}"));
    }

    @BeforeEach
    void isHealthy() {
        cluster.awaitHealthy(3);
    }

    @Test
    void nothingIsLostWhenPostgresIsKilled() {
        String primary = cluster.leader();

        LoadResult result = underLoad(
                primary, () -> cluster.run(primary, "/bin/sh", "-c", KILL).text());

        Measurements.record("write gap when postgres is killed", result.writeGap());
        assertThat(result.lost()).isEmpty();
    }

    @Test
    void nothingIsLostWhenThePrimarysPodIsDeletedByForce() {
        String primary = cluster.leader();

        LoadResult result =
                underLoad(primary, () -> cluster.pod(primary).withGracePeriod(0).delete());

        Measurements.record("write gap when the primary's pod is deleted by force", result.writeGap());
        assertThat(result.lost()).isEmpty();
    }

    @Test
    void nothingIsLostWhenThePrimarysPodIsDeleted() {
        String primary = cluster.leader();

        LoadResult result = underLoad(primary, () -> cluster.pod(primary).delete());

        Measurements.record("write gap when the primary's pod is deleted", result.writeGap());
        assertThat(result.lost()).isEmpty();
    }

    private LoadResult underLoad(String primary, Runnable action) {
        String node = cluster.pod(primary).require().getSpec().getNodeName();
        try (Load load = Load.startAwayFrom(node, cluster)) {
            action.run();
            load.awaitMoreRows();
            cluster.awaitHealthy(3);
            return load.stop();
        }
    }
}
