package com.example.postgres.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs by meaning, and what does not. */
class SetDifferenceTest {

    private static final String POD_SPEC =
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {template: {spec: %s}}}";

    @Test
    void theOrderOfNamedItemsIsNoDifference() {
        assertThat(paths(
                        POD_SPEC.formatted("{containers: [{name: one, image: i}, {name: two, image: i}]}"),
                        POD_SPEC.formatted("{containers: [{name: two, image: i}, {image: i, name: one}]}")))
                .isEmpty();
    }

    @Test
    void anItemIsNamedByItsKey() {
        assertThat(paths(
                        POD_SPEC.formatted("{containers: [{name: one, image: i}]}"),
                        POD_SPEC.formatted("{containers: [{name: new, image: i}, {name: one, image: other}]}")))
                .containsExactly(
                        "spec.template.spec.containers[name=one].image", "spec.template.spec.containers[name=new]");
    }

    @Test
    void quantitiesCompareByValueWhereAQuantityStands() {
        assertThat(paths(
                        POD_SPEC.formatted("{containers: [{name: one, resources: {limits: {cpu: '1', memory: 1Gi}}}]}"),
                        POD_SPEC.formatted(
                                "{containers: [{name: one, resources: {limits: {cpu: 1000m, memory: 1024Mi}}}]}")))
                .isEmpty();
        assertThat(paths(config("name", "'1'"), config("name", "1000m"))).containsExactly("data.name");
    }

    @Test
    void oneSettingOfAFileIsOneChange() {
        assertThat(paths(config("a.env", "\"A=1\\nB=2\\n\""), config("a.env", "\"B=2\\nA=3\\n\"")))
                .containsExactly("data[a.env].A");
        assertThat(paths(config("p.ini", "\"[x]\\na = 1\\n\""), config("p.ini", "\"[x]\\na = 2\\n\"")))
                .containsExactly("data[p.ini].x.a");
        assertThat(paths(config("p.yml", "\"a: {b: 1}\\n\""), config("p.yml", "\"a: {b: 2}\\n\"")))
                .containsExactly("data[p.yml].a.b");
        assertThat(paths(config("s.sh", "\"a: 1\\n\""), config("s.sh", "\"a: 2\\n\"")))
                .containsExactly("data[s.sh]");
    }

    @Test
    void aFileThatCannotBeReadIsComparedAsText() {
        assertThat(paths(config("p.yml", "\"a: [\\n\""), config("p.yml", "\"a: {b: 2}\\n\"")))
                .containsExactly("data[p.yml]");
    }

    @Test
    void theConfigurationOfPatroniIsComparedByItsSettings() {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a-config, annotations: {config: '%s'}}}";

        assertThat(paths(
                        map.formatted("{\"ttl\":30,\"postgresql\":{\"parameters\":{\"work_mem\":\"4MB\"}}}"),
                        map.formatted("{\"postgresql\":{\"parameters\":{\"work_mem\":\"8MB\"}},\"ttl\":30}")))
                .containsExactly("metadata.annotations.config.postgresql.parameters.work_mem");
    }

    @Test
    void valuesOfSecretsAreHidden() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {password: %s}, type: Opaque}";

        ValueChange change = changed(secret.formatted("b2xk"), secret.formatted("bmV3"));

        assertThat(change.path()).hasToString("data.password");
        assertThat(change.before().asText()).isEqualTo("<hidden>");
        assertThat(change.after().asText()).isEqualTo("<hidden>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: %s",
                "data: [%s]",
                "data: {a: {b: %s}}",
                "stringData: %s",
                "stringdata: {a: %s}",
                "password: %s",
                "metadata: {name: a, annotations: {kubectl.kubernetes.io/last-applied-configuration: %s}}"
            })
    void whateverMayHoldASecretIsHidden(String field) {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a}, " + field + "}";
        String named = field.startsWith("metadata") ? secret.replace("metadata: {name: a}, ", "") : secret;

        ValueChange change = changed(named.formatted("b2xk"), named.formatted("bmV3"));

        assertThat(change.isHidden()).isTrue();
        assertThat(change.before().asText()).isEqualTo("<hidden>");
    }

    @Test
    void annotationsOfASecretAreHiddenWhereTheyAppearAsAWhole() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a, annotations: %s}}";

        ValueChange change = changed(
                secret.formatted("null"),
                secret.formatted("{kubectl.kubernetes.io/last-applied-configuration: password}"));

        assertThat(change.after().asText()).isEqualTo("<hidden>");
    }

    @Test
    void theTypeAndTheLabelsOfASecretAreShown() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a, labels: {b: %1$s}}, type: %1$s}";

        assertThat(((Changed) SetDifference.between(set(secret.formatted("one")), set(secret.formatted("two")))
                                .changes()
                                .get(0))
                        .values())
                .extracting(change -> change.after().asText())
                .containsExactly("two", "two");
    }

    @Test
    void anotherNameIsAnotherObjectAndAnotherVersionOfTheApiIsNot() {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: {}}";
        String policy = "{apiVersion: policy/%s, kind: PodDisruptionBudget, metadata: {name: a}}";

        assertThat(SetDifference.between(set(map.formatted("a")), set(map.formatted("b")))
                        .changes())
                .hasExactlyElementsOfTypes(Removed.class, Added.class);
        assertThat(paths(policy.formatted("v1beta1"), policy.formatted("v1"))).containsExactly("apiVersion");
    }

    private static String config(String file, String content) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {" + file + ": " + content + "}}";
    }

    private static ValueChange changed(String before, String after) {
        return ((Changed)
                        SetDifference.between(set(before), set(after)).changes().get(0))
                .values()
                .get(0);
    }

    private static List<String> paths(String before, String after) {
        return SetDifference.between(set(before), set(after)).changes().stream()
                .flatMap(change -> ((Changed) change).values().stream())
                .map(value -> value.path().toString())
                .toList();
    }

    private static ObjectSet set(String yaml) {
        return ObjectReader.read(YamlReader.read("test", yaml).documents()).set();
    }
}
