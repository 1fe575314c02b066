package com.example.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.plan.impact.Environment;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a change, and in which form the operator publishes its part of it. */
class FingerprintTest {

    private static final String SPEC = "{version: \"18\", replicas: 1, storage: {size: 1Gi},"
            + " postgresqlParams: {max_connections: 200, work_mem: 8MB}}";

    private static final RenderTarget FULL = RenderTarget.operator()
            .withKubernetesVersion(new KubernetesVersion(1, 33))
            .withApiVersions(Set.of("monitoring.coreos.com/v1", "cert-manager.io/v1"))
            .withImages(Map.of(ImageRole.POSTGRES, "example.net/pg:18", ImageRole.KUBECTL, "example.net/kubectl:1"))
            .withRegistry("example.net/mirror");

    private static JsonNode cluster(String spec) {
        return YamlReader.readTrusted(
                "test",
                "{apiVersion: postgres.example.com/v1alpha1, kind: PostgresCluster,"
                        + " metadata: {name: orders, namespace: shop}, spec: " + spec + "}");
    }

    private static JsonNode larger(JsonNode cluster) {
        return Project.with(cluster, "spec.storage.size", YamlReader.readTrusted("test", "2Gi"));
    }

    private static Optional<String> fingerprint(JsonNode before, JsonNode after, RenderTarget target) {
        return new Planner(target, Environment.assumed(target.kubernetesVersion()))
                .plan(
                        new ClusterId("shop", "orders"),
                        Optional.of(Project.rendered(before, target)),
                        Optional.of(Project.rendered(after, target)))
                .fingerprint();
    }

    private static Optional<String> fingerprint(RenderTarget target) {
        return fingerprint(cluster(SPEC), larger(cluster(SPEC)), target);
    }

    private static Optional<String> fingerprint(String spec) {
        return fingerprint(cluster(spec), larger(cluster(spec)), RenderTarget.operator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{storage: {size: 1Gi}, postgresqlParams: {work_mem: 8MB, max_connections: 200}, replicas: 1, version: \"18\"}",
                "{version: '18', # the newest\n replicas: 1, 'storage': {'size': \"1Gi\"},"
                        + " postgresqlParams: {max_connections: 200, work_mem: 8MB}}",
                "{version: \"18\", storage: {size: 1Gi}, postgresqlParams: {max_connections: 200, work_mem: 8MB}}",
                "{version: \"18\", replicas: null, storage: {size: 1Gi, storageClass: null}, pgHba: null,"
                        + " postgresqlParams: {max_connections: 200, work_mem: 8MB}}",
                "{version: \"18\", replicas: 1.0, storage: {size: 1Gi}, postgresqlParams: {max_connections: 200, work_mem: 8MB}}"
            })
    void specsThatTheApiServerStoresAlikeHaveOneFingerprint(String spec) {
        assertThat(fingerprint(spec)).isPresent().isEqualTo(fingerprint(SPEC));
    }

    /** Equal names of different changes would approve what nobody has seen; another name only asks for another plan. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: \"18\", replicas: 1, storage: {size: 1024Mi}, postgresqlParams: {max_connections: 200, work_mem: 8MB}}",
                "{version: \"18\", replicas: 1, storage: {size: 1Gi}, postgresqlParams: {max_connections: \"200\", work_mem: 8MB}}",
                "{version: \"18\", replicas: 1, storage: {size: 1Gi}, paused: false,"
                        + " postgresqlParams: {max_connections: 200, work_mem: 8MB}}"
            })
    void aValueThatIsSpelledOtherwiseAndADefaultThatIsWrittenOutAreAnotherSpec(String spec) {
        assertThat(fingerprint(spec)).isPresent().isNotEqualTo(fingerprint(SPEC));
    }

    @Test
    void bothSpecsCountAndAnnotationsDoNot() {
        JsonNode old = cluster(SPEC);
        Optional<String> fingerprint = fingerprint(old, larger(old), RenderTarget.operator());
        JsonNode oneBehind = Project.with(old, "spec.postgresqlParams.work_mem", YamlReader.readTrusted("test", "4MB"));
        JsonNode annotated =
                Project.with(larger(old), "metadata.annotations", YamlReader.readTrusted("test", "{approved: by-me}"));

        assertThat(fingerprint(old, annotated, RenderTarget.operator())).isEqualTo(fingerprint);
        assertThat(fingerprint(oneBehind, larger(old), RenderTarget.operator())).isNotEqualTo(fingerprint);
        assertThat(fingerprint(old, larger(oneBehind), RenderTarget.operator())).isNotEqualTo(fingerprint);
    }

    @Test
    void everyPartOfTheTargetCountsButConsumerAndNamespace() {
        Optional<String> fingerprint = fingerprint(FULL);

        assertThat(fingerprint(FULL.withConsumer(Consumer.GITOPS).withNamespace("shop")))
                .isEqualTo(fingerprint);
        assertThat(List.of(
                        fingerprint(FULL.withKubernetesVersion(new KubernetesVersion(1, 34))),
                        fingerprint(FULL.withApiVersions(Set.of("cert-manager.io/v1"))),
                        fingerprint(FULL.withImages(Map.of(ImageRole.POSTGRES, "example.net/pg:18"))),
                        fingerprint(FULL.withRegistry("example.org")),
                        fingerprint(FULL.withSecretsPolicy(SecretsPolicy.BOOTSTRAP_JOB))))
                .doesNotHaveDuplicates()
                .doesNotContain(fingerprint);
    }

    @Test
    void whatIsPublishedIsTheWholeTarget() {
        assertThat(PublishedTarget.read(PublishedTarget.of(FULL))).contains(FULL);
        assertThat(PublishedTarget.of(RenderTarget.operator()))
                .isEqualTo(YamlReader.readTrusted("test", "{kubernetesVersion: \"1.35\", secrets: reference}"));
        assertThat(PublishedTarget.read(PublishedTarget.of(RenderTarget.operator())))
                .contains(RenderTarget.operator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{kubernetesVersion: new, secrets: reference}",
                "{kubernetesVersion: \"1.35\"}",
                "{kubernetesVersion: \"1.35\", secrets: vault}",
                "{kubernetesVersion: \"1.35\", secrets: reference, images: {proxy: x}}",
                "{kubernetesVersion: \"1.35\", secrets: reference, architecture: arm64}"
            })
    void aTargetThatIsNotUnderstoodIsNoTarget(String published) {
        assertThat(PublishedTarget.read(YamlReader.readTrusted("test", published)))
                .isEmpty();
    }

    /** Another one would make the spec of a file and that of the operator differ: the fingerprint must know it. */
    @Test
    void replicasIsTheOnlyFieldThatTheApiServerFillsIn() {
        JsonNode schema = YamlReader.readTrusted(
                "definition", new String(Renderer.customResourceDefinition(), StandardCharsets.UTF_8));
        List<String> defaults = new ArrayList<>();
        collect(schema.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"), "spec", defaults);

        assertThat(defaults).containsExactly("spec.replicas");
    }

    private static void collect(JsonNode schema, String path, List<String> defaults) {
        if (schema.has("default")) {
            defaults.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), defaults));
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner) instanceof ObjectNode item) {
                collect(item, path + "[]", defaults);
            }
        }
    }
}
