package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ManifestException;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.SecretsPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream of manifests can be applied from top to bottom. */
class InstallOrderTest {

    private static final List<String> KINDS = List.of(
            "NetworkPolicy",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Password",
            "ExternalSecret",
            "ConfigMap",
            "Role",
            "RoleBinding",
            "Certificate",
            "Service",
            "StatefulSet",
            "Job",
            "CronJob",
            "PodMonitor",
            "PrometheusRule");

    private static final String EVERY_KIND = """
            replicas: 2
            bootstrap: {initdb: {database: shop}}
            tls: {enabled: true, issuerRef: {name: internal}}
            metrics: {enabled: true, podMonitor: true, prometheusRule: true}
            backup: {schedule: "@daily", destination: {type: S3, bucket: backups}}
            """;

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @Test
    void whatOthersNeedComesFirst() {
        assertThat(kinds(InlineCluster.of(EVERY_KIND, InlineCluster.target(SecretsPolicy.EXTERNAL_SECRET))))
                .containsExactlyElementsOf(without("Job"));
        assertThat(kinds(InlineCluster.of(EVERY_KIND, InlineCluster.target(SecretsPolicy.BOOTSTRAP_JOB))))
                .containsExactlyElementsOf(without("Password", "ExternalSecret"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCommittedSetHasThisOrderAndNamesInTheirOrderWithinAKind(GoldenCase golden) {
        List<String> ids = new ArrayList<>();
        for (KubernetesObject manifest : Rendering.of(golden.cluster(), golden.target())) {
            String kind = manifest.id().kind();
            assertThat(KINDS).as("the order of %s is decided", kind).contains(kind);
            ids.add("%02d %s %s"
                    .formatted(KINDS.indexOf(kind), kind, manifest.id().name()));
        }

        assertThat(ids).containsExactlyElementsOf(new TreeSet<>(ids));
    }

    @Test
    void anObjectStandsInASetOnce() {
        KubernetesObject manifest =
                InlineCluster.of("{}").rendered().manifests().iterator().next();

        assertThatThrownBy(() -> ObjectSet.inInstallOrder(List.of(manifest, manifest)))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("twice");
    }

    private static Set<String> kinds(InlineCluster cluster) {
        Set<String> kinds = new LinkedHashSet<>();
        cluster.rendered()
                .manifests()
                .forEach(manifest -> kinds.add(manifest.id().kind()));
        return kinds;
    }

    private static List<String> without(String... absent) {
        List<String> kinds = new ArrayList<>(KINDS);
        kinds.removeAll(List.of(absent));
        return kinds;
    }
}
