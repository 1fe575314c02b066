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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten commits one after the other, as in pull requests: what the plan of each says is what happens. */
@Full
final class PlannedSeriesTest {

    private static final int MEMBERS = 3;
    private static final int COMMITS = 10;

    private final TestNamespace namespace;

    PlannedSeriesTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @ValueSource(strings = {"growth", "hardening", "second-thoughts"})
    void everyCommitDoesWhatItsPlanSays(String series) throws IOException {
        List<PlannedChange> commits = PlannedChange.readSeries(series, namespace);
        assertThat(commits).hasSize(COMMITS);
        Cluster cluster = namespace.cluster(series);
        Spec spec = Spec.of(series, MEMBERS);
        cluster.apply(spec);
        cluster.awaitHealthy(MEMBERS);
        PlannedChange.createSecrets(cluster);

        PlanComparison comparison = PlanComparison.of(new GitOpsDelivery(cluster), spec, commits);

        assertThat(comparison.less()).as("the plan says less than what happens").isEmpty();
        assertThat(comparison.more()).as("the plan says more than what happens").hasSizeLessThanOrEqualTo(1);
        cluster.applied().delete(id -> true);
    }
}
