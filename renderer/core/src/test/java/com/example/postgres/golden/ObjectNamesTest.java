package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.Names;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.target.SecretsPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names and labels that Kubernetes, Patroni and GitOps engines accept. */
class ObjectNamesTest {

    private static final String EVERY_FEATURE = """
            replicas: 2
            bootstrap: {initdb: {database: shop}}
            tls: {enabled: true, issuerRef: {name: internal}}
            pgbouncer: {enabled: true}
            metrics: {enabled: true, podMonitor: true, prometheusRule: true, grafanaDashboard: true}
            backup:
              schedule: "@daily"
              destination: {type: S3, bucket: backups}
              verify: {schedule: "@weekly"}
            networkPolicy: {restrictEgress: true}
            """;

    /** A CronJob appends 11 characters to its name (https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/). */
    private static final int MAX_CRON_JOB = 52;

    /** Names of Jobs and Services are labels (RFC 1123). */
    private static final int MAX_LABEL = 63;

    private static final Pattern OWN_LABEL = Pattern.compile("postgres\\.example\\.com/[a-z]+");

    @ParameterizedTest
    @EnumSource(SecretsPolicy.class)
    void theLongestNameOfAClusterFitsIntoEveryNameMadeFromIt(SecretsPolicy policy) {
        String name = "a".repeat(45);

        for (KubernetesObject manifest : set(name, policy)) {
            assertThat(manifest.id().name())
                    .as(manifest.id().kind())
                    .startsWith(name)
                    .hasSizeLessThanOrEqualTo(manifest.id().kind().equals("CronJob") ? MAX_CRON_JOB : MAX_LABEL);
        }
    }

    /** A new kind of object, or a new ending, can make more names of clusters overlap. */
    @Test
    void theSharedEndingsAreThoseOfObjectsWhoseKindAlsoHasTheNameOfTheCluster() {
        List<KubernetesObject> objects = new ArrayList<>();
        set("orders", SecretsPolicy.BOOTSTRAP_JOB).forEach(objects::add);
        Set<String> kinds = objects.stream()
                .filter(object -> object.id().name().equals("orders"))
                .map(object -> object.id().kind())
                .collect(Collectors.toSet());

        assertThat(objects.stream()
                        .filter(object -> kinds.contains(object.id().kind()))
                        .map(object -> object.id().name().substring("orders".length()))
                        .filter(ending -> !ending.isEmpty())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Names.SHARED_ENDINGS);
    }

    @Test
    void everyObjectHasTheNameThatTheDocumentationSays() {
        List<String> names = new ArrayList<>();
        set("orders", SecretsPolicy.BOOTSTRAP_JOB)
                .forEach(manifest -> names.add(manifest.id().kind() + "/"
                        + manifest.id().name().replaceAll("-secrets-[0-9a-f]{8}$", "-secrets-<checksum>")));

        assertThat(names)
                .containsExactly(
                        "NetworkPolicy/orders-clients",
                        "NetworkPolicy/orders-egress",
                        "NetworkPolicy/orders-jobs",
                        "NetworkPolicy/orders-members",
                        "NetworkPolicy/orders-monitoring",
                        "PodDisruptionBudget/orders",
                        "ServiceAccount/orders",
                        "ServiceAccount/orders-backup",
                        "ServiceAccount/orders-credentials",
                        "ServiceAccount/orders-verify",
                        "ConfigMap/orders-backup",
                        "ConfigMap/orders-config",
                        "ConfigMap/orders-dashboard",
                        "ConfigMap/orders-failover",
                        "ConfigMap/orders-leader",
                        "ConfigMap/orders-patroni",
                        "ConfigMap/orders-pgbouncer",
                        "ConfigMap/orders-scripts",
                        "ConfigMap/orders-sync",
                        "Role/orders",
                        "Role/orders-backup",
                        "Role/orders-credentials",
                        "Role/orders-verify",
                        "RoleBinding/orders",
                        "RoleBinding/orders-backup",
                        "RoleBinding/orders-credentials",
                        "RoleBinding/orders-verify",
                        "Certificate/orders-tls",
                        "Service/orders",
                        "Service/orders-headless",
                        "Service/orders-primary",
                        "Service/orders-repl",
                        "StatefulSet/orders",
                        "Job/orders-secrets-<checksum>",
                        "CronJob/orders-backup",
                        "CronJob/orders-verify",
                        "PodMonitor/orders",
                        "PrometheusRule/orders");
    }

    @Test
    void theNameOfAJobFollowsItsContent() {
        String image = "imagePullSecrets: [{name: registry}]";

        assertThat(job("{}")).isEqualTo(job("{}")).isNotEqualTo(job(image));
    }

    @ParameterizedTest
    @EnumSource(SecretsPolicy.class)
    void everyObjectCarriesTheClusterAndItsComponent(SecretsPolicy policy) {
        for (KubernetesObject manifest : set("orders", policy)) {
            JsonNode labels = manifest.tree().at("/metadata/labels");
            assertThat(labels.path("postgres.example.com/cluster").asText())
                    .as(manifest.id().toString())
                    .isEqualTo("orders");
            assertThat(labels.path("postgres.example.com/component").asText())
                    .as(manifest.id().toString())
                    .isIn("postgres", "configuration", "credentials", "backup", "verify");
        }
    }

    /** A label that a GitOps engine tracks would get volumes deleted, one with a version would restart databases. */
    @Test
    void selectorsPodsAndClaimsCarryOnlyOurOwnLabels() {
        JsonNode spec = InlineCluster.of("inheritedMetadata: {labels: {team: shop}}")
                .object("StatefulSet", "orders")
                .path("spec");

        for (String pointer : List.of(
                "/selector/matchLabels", "/template/metadata/labels", "/volumeClaimTemplates/0/metadata/labels")) {
            assertThat(spec.at(pointer).properties())
                    .isNotEmpty()
                    .allSatisfy(label -> assertThat(label.getKey()).matches(OWN_LABEL));
        }
    }

    private static Iterable<KubernetesObject> set(String name, SecretsPolicy policy) {
        return InlineCluster.named(name, EVERY_FEATURE, InlineCluster.target(policy))
                .rendered()
                .manifests();
    }

    private static String job(String spec) {
        for (KubernetesObject manifest : InlineCluster.of(spec, InlineCluster.target(SecretsPolicy.BOOTSTRAP_JOB))
                .rendered()
                .manifests()) {
            if (manifest.id().kind().equals("Job")) {
                return manifest.id().name();
            }
        }
        throw new AssertionError("no Job");
    }
}
