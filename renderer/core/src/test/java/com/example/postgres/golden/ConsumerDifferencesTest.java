package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.Consumer;
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
        ObjectSet gitops = render(golden, Consumer.GITOPS);
        ObjectSet operator = render(golden, Consumer.OPERATOR);
        boolean hasPolicies = gitops.objects().stream()
                .anyMatch(manifest -> manifest.id().kind().equals("NetworkPolicy"));

        SortedSet<String> paths = new TreeSet<>();
        assertThat(gitops.objects()).hasSameSizeAs(operator.objects());
        for (int i = 0; i < gitops.objects().size(); i++) {
            KubernetesObject left = gitops.objects().get(i);
            KubernetesObject right = operator.objects().get(i);
            assertThat(left.id()).isEqualTo(right.id());
            TreeDifference.collect(left.id().kind() + ":", left.tree(), right.tree(), paths);
        }

        assertThat(paths)
                .containsExactlyElementsOf(
                        hasPolicies
                                ? List.of("NetworkPolicy:/spec/ingress/1", "StatefulSet:/spec/updateStrategy/type")
                                : List.of("StatefulSet:/spec/updateStrategy/type"));
    }

    private static String podTemplate(ObjectSet manifests) {
        for (KubernetesObject manifest : manifests) {
            if (manifest.id().kind().equals("StatefulSet")) {
                JsonNode template = manifest.tree().at("/spec/template");
                assertThat(template.isObject()).isTrue();
                return CanonicalYaml.write(template);
            }
        }
        throw new AssertionError("no StatefulSet");
    }

    private static ObjectSet render(GoldenCase golden, Consumer consumer) {
        return Rendering.of(golden.cluster(), golden.target().withConsumer(consumer));
    }
}
