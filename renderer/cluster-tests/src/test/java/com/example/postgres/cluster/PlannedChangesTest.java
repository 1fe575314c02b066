package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Delivery;
import com.example.postgres.cluster.driver.GitOpsDelivery;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorDelivery;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.PlanComparison;
import com.example.postgres.cluster.driver.PlannedChange;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code pgc plan} predicts for a change is what happens when it is made, by a GitOps engine and by the operator: never
 * less, and more in at most one of ten. The changes are in {@code planned-changes.txt}.
 */
@Full
final class PlannedChangesTest {

    private final TestNamespace namespace;

    PlannedChangesTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatHappensWithoutAnOperatorIsWhatThePlanSays(int members) throws IOException {
        Cluster cluster = namespace.cluster("planned" + members);
        Spec spec = Spec.of(cluster.name(), members);
        cluster.apply(spec);
        cluster.awaitHealthy(members);
        PlannedChange.createSecrets(cluster);

        compare(new GitOpsDelivery(cluster), spec, PlannedChange.read(members, namespace));

        cluster.applied().delete(id -> true);
    }

    /** Without the change that pauses the operator. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatTheOperatorDoesIsWhatThePlanSays(int members) throws IOException {
        Spec spec = Spec.of("operated" + members, members);
        List<PlannedChange> changes = PlannedChange.read(members, namespace).stream()
                .filter(change -> !change.edits("/spec/paused"))
                .toList();
        OperatedCluster cluster = OperatedCluster.create(namespace, spec);
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            cluster.awaitDone(members);
            PlannedChange.createSecrets(cluster.running());

            compare(OperatorDelivery.of(cluster, spec), spec, changes);

            assertThat(operator.isAlive()).isTrue();
            cluster.delete();
        }
    }

    private static void compare(Delivery delivery, Spec spec, List<PlannedChange> changes) {
        PlanComparison comparison = PlanComparison.of(delivery, spec, changes);

        assertThat(comparison.less()).as("the plan says less than what happens").isEmpty();
        assertThat(comparison.more())
                .as("the plan says more than what happens")
                .hasSizeLessThanOrEqualTo(changes.size() / 10);
    }
}
