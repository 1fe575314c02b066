package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.fields;
import static com.example.postgres.operator.fake.Contract.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.ApiServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Patches that are no apply. */
interface PatchContract extends Contract {

    private void createPod() {
        create("""
                apiVersion: v1
                kind: Pod
                metadata: {name: one, labels: {a: x, b: v}}
                spec:
                  nodeName: node
                  containers:
                    - {name: first, image: one, resources: {requests: {cpu: 100m, memory: 64Mi}}}
                    - {name: second, image: two}
                """);
    }

    private String pod() {
        return path("v1", "Pod", "one");
    }

    @Test
    default void aMergePatchAddsChangesAndRemovesFields() {
        createPod();

        JsonNode patched = succeeded(patch(pod(), MERGE, "{metadata: {labels: {a: null, b: z, c: new}}}"));

        assertThat(patched.path("metadata").path("labels").toString()).isEqualTo("{\"b\":\"z\",\"c\":\"new\"}");
        assertThat(patched.path("spec").path("containers")).hasSize(2);
        assertThat(fields(patched, "patcher")
                        .path("f:metadata")
                        .path("f:labels")
                        .properties())
                .extracting(entry -> entry.getKey())
                .containsExactlyInAnyOrder("f:b", "f:c");
    }

    @Test
    default void aMergePatchReplacesLists() {
        createPod();
        patch(pod(), MERGE, "{metadata: {finalizers: [example.com/a, example.com/b]}}");

        JsonNode patched = succeeded(patch(pod(), MERGE, "{metadata: {finalizers: [example.com/c]}}"));

        assertThat(patched.path("metadata").path("finalizers").toString()).isEqualTo("[\"example.com/c\"]");
    }

    @Test
    default void aJsonPatchDoesItsOperationsInOrder() {
        createPod();

        JsonNode patched = succeeded(patch(pod(), JSON, """
                - {op: test, path: /metadata/labels/a, value: x}
                - {op: replace, path: /metadata/labels/a, value: z}
                - {op: remove, path: /metadata/labels/b}
                - {op: add, path: /metadata/labels/example.com~1c, value: new}
                """));

        assertThat(patched.path("metadata").path("labels"))
                .hasSize(2)
                .anyMatch(value -> value.asText().equals("z"))
                .anyMatch(value -> value.asText().equals("new"));
    }

    @Test
    default void aJsonPatchWhoseTestFailsChangesNothing() {
        createPod();
        JsonNode before = get(pod()).body();

        Reply answer = patch(pod(), JSON, """
                - {op: replace, path: /metadata/labels/a, value: z}
                - {op: test, path: /metadata/labels/b, value: other}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(get(pod()).body()).isEqualTo(before);
    }

    @Test
    default void aPatchOfAnOlderVersionIsRefused() {
        createPod();
        String old = version(get(pod()).body());
        patch(pod(), MERGE, "{metadata: {labels: {a: z}}}");

        refused(
                patch(pod(), MERGE, "{metadata: {resourceVersion: \"" + old + "\", labels: {a: other}}}"),
                409,
                "Conflict",
                "the object has been modified");
        refused(
                patch(pod(), JSON, "[{op: replace, path: /metadata/resourceVersion, value: \"" + old + "\"}]"),
                409,
                "Conflict",
                "the object has been modified");
    }

    @Test
    default void aStrategicPatchOfAResizeMergesContainersByName() {
        createPod();

        JsonNode patched = succeeded(patch(
                pod() + "/resize",
                STRATEGIC,
                "{spec: {containers: [{name: first, resources: {requests: {cpu: 200m}}}]}}"));

        JsonNode containers = patched.path("spec").path("containers");
        assertThat(containers).hasSize(2);
        assertThat(containers.path(0).path("resources").path("requests").toString())
                .contains("\"cpu\":\"200m\"", "\"memory\":\"64Mi\"");
        assertThat(containers.path(0).path("image").asText()).isEqualTo("one");
        assertThat(patched.path("metadata").path("managedFields")).anySatisfy(entry -> {
            assertThat(entry.path("manager").asText()).isEqualTo("patcher");
            assertThat(entry.path("subresource").asText()).isEqualTo("resize");
            assertThat(entry.path("operation").asText()).isEqualTo("Update");
        });
    }

    @Test
    default void aPatchOfTheStatusOfACustomObjectChangesNothingElse() {
        create("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders, labels: {a: x}},"
                + " spec: {version: \"18\", replicas: 2, storage: {size: 1Gi}}}");

        JsonNode patched = succeeded(patch(
                path(API, "PostgresCluster", "orders") + "/status",
                MERGE,
                "{metadata: {labels: {a: other}}, spec: {replicas: 3}, status: {phase: Running}}"));

        assertThat(patched.at("/status/phase").asText()).isEqualTo("Running");
        assertThat(patched.at("/metadata/labels/a").asText()).isEqualTo("x");
        assertThat(patched.at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    default void aPatchOfTheStatusOfAPodMayChangeItsLabels() {
        createPod();

        JsonNode patched = succeeded(
                patch(pod() + "/status", MERGE, "{metadata: {labels: {a: other}}, status: {podIP: 10.0.0.1}}"));

        assertThat(patched.at("/status/podIP").asText()).isEqualTo("10.0.0.1");
        assertThat(patched.at("/metadata/labels/a").asText()).isEqualTo("other");
    }

    @Test
    default void whatDoesNotExistOrIsInAnotherFormatIsNotPatched() {
        refused(patch(path("none"), MERGE, "{data: {a: b}}"), 404, "NotFound", "configmaps \"none\" not found");
        createPod();
        assertThat(patch(pod(), "text/plain", "{data: {a: b}}").status()).isEqualTo(415);
    }
}
