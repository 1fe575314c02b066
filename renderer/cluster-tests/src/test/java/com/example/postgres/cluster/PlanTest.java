package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.GitOpsDelivery;
import com.example.postgres.cluster.driver.PlanComparison;
import com.example.postgres.cluster.driver.PlannedChange;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first changes of {@code planned-changes.txt}, of one member; {@link PlannedChangesTest} makes all. */
@Smoke
final class PlanTest {

    private static final int CHANGES = 5;

    private final TestNamespace namespace;

    PlanTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void whatHappensIsWhatThePlanSays() throws IOException {
        Cluster cluster = namespace.cluster("planned");
        Spec spec = Spec.of(cluster.name(), 1);
        cluster.apply(spec);
        cluster.awaitHealthy(1);
        List<PlannedChange> changes = PlannedChange.read(1, namespace).subList(0, CHANGES);

        PlanComparison comparison = PlanComparison.of(new GitOpsDelivery(cluster), spec, changes);

        assertThat(comparison.less()).as("the plan says less than what happens").isEmpty();
        assertThat(comparison.more()).as("the plan says more than what happens").isEmpty();
        cluster.applied().delete(id -> true);
    }
}
