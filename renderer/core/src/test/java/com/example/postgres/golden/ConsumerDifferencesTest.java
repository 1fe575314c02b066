package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.Manifest;
import com.example.postgres.object.ManifestSet;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A running cluster moves from GitOps to the operator and back without a restart. */
class ConsumerDifferencesTest {

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePodTemplateIsTheSameForBoth(GoldenCase golden) {
        assertThat(podTemplate(render(golden, Consumer.OPERATOR)))
                .isEqualTo(podTemplate(render(golden, Consumer.GITOPS)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingButTheListedPathsDiffers(GoldenCase golden) {
        ManifestSet gitops = render(golden, Consumer.GITOPS);
        ManifestSet operator = render(golden, Consumer.OPERATOR);
        boolean hasPolicies = gitops.manifests().stream()
                .anyMatch(manifest -> manifest.id().kind().equals("NetworkPolicy"));

        SortedSet<String> paths = new TreeSet<>();
        assertThat(gitops.manifests()).hasSameSizeAs(operator.manifests());
        for (int i = 0; i < gitops.manifests().size(); i++) {
            Manifest left = gitops.manifests().get(i);
            Manifest right = operator.manifests().get(i);
            assertThat(left.id()).isEqualTo(right.id());
            TreeDifference.collect(left.id().kind() + ":", left.tree(), right.tree(), paths);
        }

        assertThat(paths)
                .containsExactlyElementsOf(
                        hasPolicies
                                ? List.of("NetworkPolicy:/spec/ingress/1", "StatefulSet:/spec/updateStrategy/type")
                                : List.of("StatefulSet:/spec/updateStrategy/type"));
    }

    private static String podTemplate(ManifestSet manifests) {
        for (Manifest manifest : manifests) {
            if (manifest.id().kind().equals("StatefulSet")) {
                JsonNode template = manifest.tree().at("/spec/template");
                assertThat(template.isObject()).isTrue();
                return CanonicalYaml.write(template);
            }
        }
        throw new AssertionError("no StatefulSet");
    }

    private static ManifestSet render(GoldenCase golden, Consumer consumer) {
        RenderTarget target = golden.target();
        return Rendering.of(
                golden.cluster(),
                new RenderTarget(
                        consumer,
                        target.kubernetesVersion(),
                        target.apiVersions(),
                        target.images(),
                        target.registry(),
                        target.secretsPolicy(),
                        target.namespace()));
    }
}
