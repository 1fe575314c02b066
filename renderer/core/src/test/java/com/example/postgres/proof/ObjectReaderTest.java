package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.SetObject;
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
                .extracting(SetObject::toString)
                .containsExactly("Secret/a", "ConfigMap/b", "Job/c-");
    }

    @Test
    void pointsIntoTheItemOfAList() {
        assertThat(Planted.text("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {hostPID: true}}
                """).violations())
                .hasToString(
                        "[added.yaml:4:59: items[0].spec.hostPID: Invalid value: true: keeps the pod of Pod/a from the"
                                + " level baseline: leave it out [pod-security.host-namespaces]]");
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
    void findsAnObjectThatStandsTwice() {
        String object = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";

        assertThat(read(object + "---\n" + object).violations())
                .hasToString(
                        "[a.yaml:9:3: metadata.name: Duplicate value: \"a\": the same Pod stands also at a.yaml:4:3:"
                                + " remove one [object.duplicate]]");
    }

    @Test
    void leavesOutWhatIsForKustomize() {
        ObjectReader.Found found =
                read("{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [a]}");

        assertThat(found.set().objects()).isEmpty();
        assertThat(found.violations()).isEmpty();
    }
}
