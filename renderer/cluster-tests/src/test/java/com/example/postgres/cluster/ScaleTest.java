package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Shared;
import com.example.postgres.cluster.driver.Spec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@Smoke
final class ScaleTest {

    private final Cluster cluster;

    ScaleTest(@Shared Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterAll
    void hasThreeMembers() {
        cluster.apply(Spec.of(cluster.name(), 3));
        cluster.awaitHealthy(3);
    }

    @Test
    void scalesFromThreeToFiveToThreeAndBackOntoTheKeptVolumes() {
        cluster.apply(Spec.of(cluster.name(), 5));
        Measurements.record("scaled from three to five members", cluster.awaitHealthy(5));
        Map<String, String> volumes = volumes();
        assertThat(volumes).hasSize(5);

        cluster.apply(Spec.of(cluster.name(), 3));
        Measurements.record("scaled from five to three members", cluster.awaitHealthy(3));
        assertThat(volumes()).isEqualTo(volumes);
        cluster.sql(cluster.leader(), "CREATE TABLE IF NOT EXISTS scaled AS SELECT 1 AS one");

        cluster.apply(Spec.of(cluster.name(), 5));
        Measurements.record("scaled back to five members on kept volumes", cluster.awaitHealthy(5));
        assertThat(volumes()).isEqualTo(volumes);
        assertThat(cluster.sql(cluster.name() + "-4", "SELECT one FROM scaled")).isEqualTo("1");
    }

    private Map<String, String> volumes() {
        return cluster
                .namespace()
                .kubernetes()
                .client()
                .persistentVolumeClaims()
                .inNamespace(cluster.namespace().name())
                .withLabel("postgres.example.com/cluster", cluster.name())
                .list()
                .getItems()
                .stream()
                .collect(Collectors.toMap(claim -> claim.getMetadata().getName(), ScaleTest::volume));
    }

    private static String volume(PersistentVolumeClaim claim) {
        return claim.getSpec().getVolumeName();
    }
}
