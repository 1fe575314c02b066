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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A roll, then an eviction of every member, with each synchronous mode: the primary hands over whenever it goes. */
@Full
final class RollTest {

    private static final Duration MAX_GAP = Duration.ofSeconds(6);

    /** Five members in synchronous mode: a minute each at most. */
    private static final Duration MAX_ROLL = Duration.ofMinutes(6);

    private final TestNamespace namespace;

    RollTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @CsvSource({
        "2, enabled, 1",
        "3, enabled, 1",
        "3, quorum, 1",
        "3, disabled, 1",
        "5, enabled, 2",
        "5, quorum, 2",
    })
    void primaryHandsOverInARollAndInADrain(int members, String mode, int count) {
        String name = mode + members;
        Cluster cluster = namespace.cluster(name);
        Spec spec = Spec.of(name, members)
                .with("/spec/patroni", "{synchronousMode: %s, synchronousNodeCount: %d}".formatted(mode, count));
        cluster.apply(spec);
        cluster.awaitHealthy(members);

        LoadResult roll = underLoad(cluster, () -> {
            cluster.apply(spec.with("/spec/resources/requests/cpu", "51m"));
            cluster.awaitHealthy(members, MAX_ROLL);
        });
        LoadResult drain = underLoad(cluster, () -> {
            for (int i = 0; i < members; i++) {
                String member = name + "-" + i;
                boolean leads = cluster.leader().equals(member);
                Waiting.until(
                        "the member may be evicted",
                        () -> assertThat(cluster.evict(member)).isTrue());
                if (leads) {
                    Waiting.until(
                            "another member leads",
                            () -> assertThat(cluster.leader()).isNotEmpty().isNotEqualTo(member));
                }
            }
            cluster.awaitHealthy(members);
        });

        Measurements.record("write gap in a roll: " + members + " members, " + mode, roll.writeGap());
        Measurements.record(
                "write gap when all are evicted in turn: " + members + " members, " + mode, drain.writeGap());
        assertThat(roll.lost()).isEmpty();
        assertThat(roll.writeGap()).isLessThan(MAX_GAP);
        assertThat(drain.lost()).isEmpty();
        assertThat(drain.writeGap()).isLessThan(MAX_GAP);
        cluster.applied().delete(id -> true);
    }

    private static LoadResult underLoad(Cluster cluster, Runnable action) {
        try (Load load = Load.startAwayFrom("no-node", cluster)) {
            action.run();
            load.awaitMoreRows();
            return load.stop();
        }
    }
}
