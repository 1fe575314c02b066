package com.example.postgres.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {

    private static ObjectReader.Found read(String yaml) {
        return ObjectReader.read(YamlReader.read("a.yaml", yaml).documents());
    }

    @Test
    void findsTheItemsOfListsAndEveryDocument() {
        assertThat(read("""
                {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: a}},
                  {apiVersion: v1, kind: ConfigMapList, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}]}]}
                ---
                {apiVersion: batch/v1, kind: Job, metadata: {generateName: c-}}
                """).set().objects())
                .extracting(KubernetesObject::toString)
                .containsExactly("Secret/a", "ConfigMap/b", "Job/c-");
    }

    @Test
    void pointsIntoTheItemOfAList() {
        KubernetesObject pod = read("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {hostPID: true}}
                """).set().find("Pod", "a").orElseThrow();

        assertThat(pod.get("spec", "hostPID").error("a.rule", "leave it out"))
                .hasToString("a.yaml:4:59: items[0].spec.hostPID: Invalid value: true: leave it out [a.rule]");
    }

    @Test
    void theVersionIsNotPartOfTheIdentity() {
        assertThat(read("""
                {apiVersion: batch/v1, kind: CronJob, metadata: {name: a, namespace: b}}
                ---
                {apiVersion: batch/v1beta1, kind: CronJob, metadata: {name: a, namespace: b}}
                ---
                {apiVersion: example.com/v1, kind: CronJob, metadata: {name: a, namespace: b}}
                """).set().objects())
                .extracting(KubernetesObject::apiVersion)
                .containsExactly("batch/v1", "example.com/v1");
    }

    @Test
    void findsTheBaseNameOfAJobUnlessItWasEdited() {
        KubernetesObject rendered = KubernetesObject.rendered(YamlReader.readTrusted(
                "job", "{apiVersion: batch/v1, kind: Job, metadata: {name: a, namespace: b}, spec: {suspend: true}}"));
        String written = CanonicalYaml.write(rendered.tree());

        assertThat(rendered.id().name()).matches("a-[0-9a-f]{8}");
        assertThat(rendered.baseName()).isEqualTo("a");
        assertThat(read(written).set().objects())
                .extracting(KubernetesObject::id, KubernetesObject::baseName)
                .containsExactly(tuple(rendered.id(), "a"));
        assertThat(read(written.replace("true", "false")).set().objects())
                .extracting(KubernetesObject::baseName)
                .containsExactly(rendered.id().name());
    }

    @Test
    void namesEveryFieldThatAnObjectLacks() {
        assertThat(read("a: 1\n---\n- b\n---\n{apiVersion: v1, kind: Pod, metadata: a}")
                        .violations())
                .extracting(violation -> violation.position() + " " + violation.path() + " " + violation.rule())
                .containsExactly(
                        "a.yaml:1:1 apiVersion object.apiversion",
                        "a.yaml:1:1 kind object.kind",
                        "a.yaml:1:1 metadata.name object.name",
                        "a.yaml:3:1 apiVersion object.apiversion",
                        "a.yaml:3:1 kind object.kind",
                        "a.yaml:3:1 metadata.name object.name",
                        "a.yaml:5:29 metadata.name object.name");
    }

    @Test
    void findsAnObjectThatIsThereTwice() {
        String object = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";

        assertThat(read(object + "---\n" + object).violations())
                .hasToString("[a.yaml:9:3: metadata.name: Duplicate value: \"a\": the same Pod is also at a.yaml:4:3:"
                        + " remove one [object.duplicate]]");
    }

    @Test
    void ignoresFilesThatConfigureKustomize() {
        ObjectReader.Found found =
                read("{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [a]}");

        assertThat(found.set().objects()).isEmpty();
        assertThat(found.violations()).isEmpty();
    }
}
