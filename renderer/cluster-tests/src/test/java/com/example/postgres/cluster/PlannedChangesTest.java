package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.PlannedChange;
import com.example.postgres.cluster.driver.PlannedChange.Comparison;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code pgc plan} predicts for a change is what happens when it is applied without an operator: never less, and more in
 * at most one of ten. The changes are in {@code planned-changes.txt}.
 */
@Full
final class PlannedChangesTest {

    private final TestNamespace namespace;

    PlannedChangesTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatHappensIsWhatThePlanSays(int members) throws IOException {
        Cluster cluster = namespace.cluster("planned" + members);
        Spec spec = Spec.of(cluster.name(), members);
        cluster.apply(spec);
        cluster.awaitHealthy(members);
        List<PlannedChange> changes = PlannedChange.read(members);

        Comparison comparison = PlannedChange.makeAll(cluster, spec, changes);

        assertThat(comparison.less()).as("the plan says less than what happens").isEmpty();
        assertThat(comparison.more())
                .as("the plan says more than what happens")
                .hasSizeLessThanOrEqualTo(changes.size() / 10);
        cluster.applied().delete(id -> true);
    }
}
