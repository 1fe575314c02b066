package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.fields;
import static com.example.postgres.operator.fake.Contract.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.ApiServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server-side apply: who owns which fields, and what becomes of them. */
interface ApplyContract extends Contract {

    private static String map(String data) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}, data: " + data + "}";
    }

    private JsonNode tree(String yaml) {
        return object(yaml).without("metadata");
    }

    private String data() {
        return get(path("one")).body().path("data").toString();
    }

    @Test
    default void anApplyCreatesTheObjectAndOwnsWhatItSets() {
        Reply answer = apply("operator", map("{a: \"1\"}"));

        assertThat(answer.status()).isEqualTo(201);
        JsonNode entry = answer.body().path("metadata").path("managedFields").path(0);
        assertThat(entry.path("operation").asText()).isEqualTo("Apply");
        assertThat(entry.path("fieldsType").asText()).isEqualTo("FieldsV1");
        assertThat(entry.path("apiVersion").asText()).isEqualTo("v1");
        assertThat(entry.path("time").asText()).isNotEmpty();
        assertThat(entry.has("subresource")).isFalse();
        assertThat(fields(answer.body(), "operator")).isEqualTo(tree("{f:data: {f:a: {}}}"));
    }

    @Test
    default void aFieldThatIsAppliedNoMoreIsRemoved() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));

        assertThat(apply("operator", map("{a: \"1\"}")).status()).isEqualTo(200);

        assertThat(data()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    default void aMapWithoutFieldsIsRemovedAndSoIsAManagerWithoutFields() {
        apply("operator", map("{a: \"1\"}"));

        JsonNode applied = succeeded(apply("operator", "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}"));

        assertThat(applied.has("data")).isFalse();
        assertThat(fields(applied, "operator").isMissingNode()).isTrue();
    }

    @Test
    default void aFieldThatSomebodyElseOwnsTooStaysUntilNobodyDoes() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));
        assertThat(apply("other", map("{b: \"2\"}")).status()).isEqualTo(200);

        apply("operator", map("{a: \"1\"}"));
        assertThat(data()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");

        apply("other", "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}");
        assertThat(data()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    default void anotherValueThanThatOfAnApplierIsAConflict() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));

        refused(
                apply("other", map("{a: \"9\"}")),
                409,
                "Conflict",
                "Apply failed with 1 conflict: conflict with \"operator\": .data.a");
        assertThat(data()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    default void severalConflictsAreListedByTheirOwner() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));

        assertThat(apply("other", map("{a: \"9\", b: \"9\"}")).message())
                .isEqualTo("Apply failed with 2 conflicts: conflicts with \"operator\":\n- .data.a\n- .data.b");
    }

    @Test
    default void whoChangesAFieldOtherwiseOwnsItAlone() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));
        JsonNode patched = succeeded(patch(path("one"), MERGE, "{data: {a: \"9\"}}"));

        assertThat(fields(patched, "operator")).isEqualTo(tree("{f:data: {f:b: {}}}"));
        assertThat(fields(patched, "patcher")).isEqualTo(tree("{f:data: {f:a: {}}}"));
        assertThat(apply("operator", map("{a: \"1\", b: \"2\"}")).message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"patcher\" using v1: .data.a");
    }

    @Test
    default void theSameValueIsSharedWithoutAConflict() {
        create(map("{a: \"1\"}"));

        JsonNode applied = succeeded(apply("operator", map("{a: \"1\"}")));

        assertThat(fields(applied, "creator").path("f:data").has("f:a")).isTrue();
        assertThat(fields(applied, "operator").path("f:data").has("f:a")).isTrue();
    }

    @Test
    default void withForceAFieldIsTakenFromItsOwner() {
        apply("operator", map("{a: \"1\", b: \"2\"}"));

        JsonNode applied = succeeded(force("other", map("{a: \"9\"}")));

        assertThat(applied.path("data").path("a").asText()).isEqualTo("9");
        assertThat(fields(applied, "operator")).isEqualTo(tree("{f:data: {f:b: {}}}"));
    }

    private static String set(String containers) {
        return "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: one}, spec: {serviceName: one,"
                + " selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: "
                + containers + "}}}}";
    }

    private List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    @Test
    default void itemsOfAListAreMergedByTheirKey() {
        apply("operator", set("[{name: one, image: a, env: [{name: X, value: \"1\"}, {name: V, value: \"2\"}]}]"));
        apply("other", set("[{name: one, env: [{name: Z, value: \"3\"}]}, {name: two, image: b}]"));

        JsonNode applied = succeeded(apply("operator", set("[{name: one, image: c, env: [{name: X, value: \"1\"}]}]")));

        JsonNode containers = applied.at("/spec/template/spec/containers");
        assertThat(texts(containers, "name")).containsExactlyInAnyOrder("one", "two");
        JsonNode one = containers.path(texts(containers, "name").indexOf("one"));
        assertThat(one.path("image").asText()).isEqualTo("c");
        assertThat(texts(one.path("env"), "name")).containsExactlyInAnyOrder("X", "Z");
    }

    @Test
    default void anItemIsOwnedByItsKey() {
        JsonNode applied = succeeded(apply("operator", set("[{name: one, image: a, ports: [{containerPort: 80}]}]")));

        assertThat(fields(applied, "operator").at("/f:spec/f:template/f:spec")).isEqualTo(tree("""
                        f:containers:
                          'k:{"name":"one"}':
                            .: {}
                            f:name: {}
                            f:image: {}
                            f:ports:
                              'k:{"containerPort":80,"protocol":"TCP"}': {.: {}, f:containerPort: {}}
                        """));
        assertThat(applied.at("/spec/template/spec/containers/0/ports/0/protocol")
                        .asText())
                .isEqualTo("TCP");
    }

    @Test
    default void aConflictInAnItemNamesItsKey() {
        apply("operator", set("[{name: one, image: a}]"));

        assertThat(apply("other", set("[{name: one, image: b}]")).message())
                .contains("conflict with \"operator\": .spec.template.spec.containers[name=\"one\"].image");
    }

    @Test
    default void aListWithoutAKeyAndASelectorHaveOneOwnerAsAWhole() {
        apply("operator", set("[{name: one, image: a, args: [x, z]}]"));
        JsonNode applied = succeeded(apply("operator", set("[{name: one, image: a, args: [z]}]")));

        assertThat(applied.at("/spec/template/spec/containers/0/args").toString())
                .isEqualTo("[\"z\"]");
        assertThat(fields(applied, "operator").at("/f:spec/f:selector")).isEmpty();
        assertThat(fields(applied, "operator")
                        .at("/f:spec/f:template/f:spec/f:containers")
                        .path("k:{\"name\":\"one\"}")
                        .path("f:args"))
                .isEmpty();
        assertThat(apply("other", set("[{name: one, args: [q]}]")).message())
                .contains(".spec.template.spec.containers[name=\"one\"].args");
    }

    private String owned(String names) {
        StringBuilder references = new StringBuilder();
        for (String name : names.split(" ", -1)) {
            references
                    .append("{apiVersion: v1, kind: ConfigMap, name: ")
                    .append(name)
                    .append(", uid: ")
                    .append(name)
                    .append("},");
        }
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: one, ownerReferences: [" + references + "]}}";
    }

    @Test
    default void ownersAreMergedByTheirUid() {
        apply("operator", owned("first"));
        apply("other", owned("second"));

        JsonNode applied = succeeded(apply("operator", owned("third")));

        assertThat(texts(applied.at("/metadata/ownerReferences"), "uid")).containsExactlyInAnyOrder("second", "third");
        assertThat(fields(applied, "operator")).isEqualTo(tree("""
                f:metadata:
                  f:ownerReferences:
                    'k:{"uid":"third"}': {}
                """));
    }

    @Test
    default void whoOwnsFieldsCanBeRewritten() {
        create(map("{a: \"1\", b: \"2\"}"));

        JsonNode patched = succeeded(patch(path("one"), JSON, """
                - op: replace
                  path: /metadata/managedFields
                  value: [{manager: operator, operation: Apply, apiVersion: v1, time: "2026-01-01T00:00:00Z", fieldsType: FieldsV1, fieldsV1: {f:data: {f:a: {}, f:b: {}}}}]
                """));

        assertThat(patched.path("metadata").path("managedFields")).hasSize(1);
        apply("operator", map("{a: \"1\"}"));
        assertThat(data()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    default void anApplyToAnOlderVersionIsRefused() {
        ObjectNode created = succeeded(apply("operator", map("{a: \"1\"}")));
        patch(path("one"), MERGE, "{data: {b: \"2\"}}");
        String old = "{apiVersion: v1, kind: ConfigMap, metadata: {name: one, resourceVersion: \"" + version(created)
                + "\"}, data: {a: \"3\"}}";

        refused(apply("operator", old), 409, "Conflict", "the object has been modified");
    }

    @Test
    default void anApplyRaisesTheGenerationIfTheSpecChanges() {
        apply("operator", set("[{name: one, image: a}]"));

        assertThat(Contract.generation(succeeded(apply("operator", set("[{name: one, image: a}]")))))
                .isEqualTo(1);
        assertThat(Contract.generation(succeeded(apply("operator", set("[{name: one, image: b}]")))))
                .isEqualTo(2);
    }
}
