package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.example.postgres.object.ObjectId;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is deleted, the volumes stay, and applying the same manifests brings the data back. */
@Full
final class RecreationTest {

    private final TestNamespace namespace;
    private final Cluster cluster;
    private final Spec spec = Spec.of("reborn", 3);

    RecreationTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("reborn");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(spec);
        cluster.awaitHealthy(3);
        cluster.sql(cluster.leader(), "CREATE TABLE kept (id text PRIMARY KEY)");
    }

    @Test
    void dataIsBackWhenOnlyPatronisStateWasKept() {
        List<String> state = List.of("reborn-config", "reborn-leader", "reborn-failover", "reborn-sync");

        deleteAndApply(id -> !state.contains(id.name()) && !id.name().endsWith("-credentials"));
    }

    @Test
    void dataIsBackWhenPatronisStateIsGoneToo() {
        deleteAndApply(id -> true);
    }

    @Test
    void dataIsBackWhenThePasswordsAreLostToo() {
        Predicate<ObjectId> all = id -> true;

        deleteAndApply(
                all,
                () -> namespace
                        .kubernetes()
                        .client()
                        .secrets()
                        .inNamespace(namespace.name())
                        .withName("reborn-credentials")
                        .delete());
    }

    private void deleteAndApply(Predicate<ObjectId> deleted) {
        deleteAndApply(deleted, () -> {});
    }

    private void deleteAndApply(Predicate<ObjectId> deleted, Runnable further) {
        cluster.awaitHealthy(3);
        String mark = UUID.randomUUID().toString();
        cluster.sql(cluster.leader(), "INSERT INTO kept VALUES ('" + mark + "')");
        cluster.applied().delete(deleted);
        Waiting.until("the members are gone", () -> assertThat(cluster.pods()).isEmpty());
        further.run();

        cluster.apply(spec);

        Measurements.record("three members ready on kept volumes after apply", cluster.awaitHealthy(3));
        assertThat(cluster.sql(cluster.leader(), "SELECT count(*) FROM kept WHERE id = '" + mark + "'"))
                .isEqualTo("1");
    }
}
