package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Shared;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Smoke
final class ConsumerSwitchTest {

    private final Cluster cluster;
    private final Spec spec;

    ConsumerSwitchTest(@Shared Cluster cluster) {
        this.cluster = cluster;
        this.spec = Spec.of(cluster.name(), 3);
    }

    @BeforeAll
    void isAppliedByGitOps() {
        cluster.apply(spec);
        cluster.awaitHealthy(3);
    }

    @Test
    void movingToTheOperatorAndBackRestartsNothing() {
        Set<String> incarnations = cluster.incarnations();
        String revision = cluster.statefulSet().getStatus().getUpdateRevision();

        ObjectSet forOperator = cluster.apply(spec, Consumer.OPERATOR, SecretsPolicy.BOOTSTRAP_JOB);
        cluster.awaitHealthy(3);
        assertThat(strategy()).isEqualTo("OnDelete");
        assertThat(cluster.statefulSet().getStatus().getUpdateRevision()).isEqualTo(revision);

        ObjectSet forGitOps = cluster.apply(spec);
        cluster.awaitHealthy(3);
        assertThat(strategy()).isEqualTo("RollingUpdate");
        assertThat(cluster.statefulSet().getStatus().getUpdateRevision()).isEqualTo(revision);

        assertThat(cluster.incarnations()).isEqualTo(incarnations);
        assertThat(podTemplate(forOperator)).isEqualTo(podTemplate(forGitOps));
    }

    private String strategy() {
        return cluster.statefulSet().getSpec().getUpdateStrategy().getType();
    }

    private JsonNode podTemplate(ObjectSet set) {
        return set.find("StatefulSet", cluster.name()).orElseThrow().tree().at("/spec/template");
    }
}
