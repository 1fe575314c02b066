package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.fields;
import static com.example.postgres.operator.fake.Contract.generation;
import static com.example.postgres.operator.fake.Contract.uid;
import static com.example.postgres.operator.fake.Contract.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Creating and replacing objects. */
interface WritingContract extends Contract {

    String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}, data: {a: \"1\", b: \"2\"}}";
    String CLUSTER = "{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders},"
            + " spec: {version: \"18\", replicas: 2, storage: {size: 1Gi}}}";

    private String cluster() {
        return path(API, "PostgresCluster", "orders");
    }

    @Test
    default void aNewObjectHasAnIdentityAndATime() {
        JsonNode created = create(CLUSTER);

        assertThat(uid(created)).isNotEmpty();
        assertThat(version(created)).isNotEmpty();
        assertThat(generation(created)).isEqualTo(1);
        assertThat(Instant.parse(
                        created.path("metadata").path("creationTimestamp").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(get(cluster()).body()).isEqualTo(created);
    }

    @Test
    default void onlyObjectsWithASpecThatIsCountedHaveAGeneration() {
        assertThat(create(MAP).path("metadata").has("generation")).isFalse();
    }

    @Test
    default void aSecondObjectOfTheNameIsRefused() {
        create(MAP);

        refused(post(MAP), 409, "AlreadyExists", "configmaps \"one\" already exists");
    }

    @Test
    default void nothingIsCreatedInANamespaceThatDoesNotExist() {
        refused(
                post("{apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: nowhere}}"),
                404,
                "NotFound",
                "namespaces \"nowhere\" not found");
    }

    @Test
    default void nothingIsCreatedInANamespaceThatIsBeingDeletedAndWhatIsThereCanChange() {
        create(MAP);
        delete("/api/v1/namespaces/" + namespace(), "");

        refused(
                post("{apiVersion: v1, kind: ConfigMap, metadata: {name: two}}"),
                403,
                "Forbidden",
                "configmaps \"two\" is forbidden: unable to create new content in namespace " + namespace()
                        + " because it is being terminated");
        refused(
                apply("operator", "{apiVersion: v1, kind: ConfigMap, metadata: {name: two}}"),
                403,
                "Forbidden",
                "because it is being terminated");
        assertThat(patch(path("one"), MERGE, "{data: {a: \"3\"}}").status()).isEqualTo(200);
    }

    @Test
    default void aNewObjectHasNoStatusOfItsCreator() {
        ObjectNode cluster = object(CLUSTER);
        cluster.putObject("status").put("phase", "Running");

        assertThat(create(cluster.toString()).path("status").toString()).doesNotContain("Running");
    }

    @Test
    default void textsOfASecretBecomeData() {
        JsonNode secret = create("{apiVersion: v1, kind: Secret, metadata: {name: one}, stringData: {key: text}}");

        assertThat(secret.path("data").path("key").asText()).isEqualTo("dGV4dA==");
        assertThat(secret.has("stringData")).isFalse();
        assertThat(fields(secret, "creator").path("f:data").has("f:key")).isTrue();
    }

    @Test
    default void theCreatorOwnsAllFields() {
        assertThat(fields(create(MAP), "creator"))
                .isEqualTo(object("{f:data: {.: {}, f:a: {}, f:b: {}}}").without("metadata"));
    }

    @Test
    default void anObjectIsReplacedAndItsIdentityStays() {
        ObjectNode created = create(MAP);
        created.putObject("data").put("c", "3");

        ObjectNode replaced = succeeded(put(path("one"), created));

        assertThat(replaced.path("data").toString()).isEqualTo("{\"c\":\"3\"}");
        assertThat(uid(replaced)).isEqualTo(uid(created));
        assertThat(version(replaced)).isNotEqualTo(version(created));
        assertThat(fields(replaced, "replacer").path("f:data").has("f:c")).isTrue();
        assertThat(fields(replaced, "creator").path("f:data").has("f:a")).isFalse();
    }

    @Test
    default void anObjectThatHasChangedSinceItWasReadIsNotReplaced() {
        ObjectNode created = create(MAP);
        patch(path("one"), MERGE, "{data: {a: \"3\"}}");

        refused(
                put(path("one"), created),
                409,
                "Conflict",
                "Operation cannot be fulfilled on configmaps \"one\": the object has been modified; please apply your"
                        + " changes to the latest version and try again");
    }

    @Test
    default void onlyAChangeOfTheSpecRaisesTheGeneration() {
        create(CLUSTER);

        assertThat(generation(succeeded(patch(cluster(), MERGE, "{metadata: {labels: {a: b}}}"))))
                .isEqualTo(1);
        assertThat(generation(succeeded(patch(cluster(), MERGE, "{spec: {replicas: 3}}"))))
                .isEqualTo(2);
        assertThat(generation(succeeded(patch(cluster(), MERGE, "{spec: {replicas: 3}}"))))
                .isEqualTo(2);
    }

    @Test
    default void theStatusIsReplacedAloneAndDoesNotCount() {
        ObjectNode cluster = create(CLUSTER);
        cluster.putObject("status").put("phase", "Running");
        cluster.withObject("/spec").put("replicas", 3);

        ObjectNode replaced = succeeded(put(cluster() + "/status", cluster));

        assertThat(replaced.path("status").path("phase").asText()).isEqualTo("Running");
        assertThat(replaced.path("spec").path("replicas").asInt()).isEqualTo(2);
        assertThat(generation(replaced)).isEqualTo(1);
        assertThat(version(replaced)).isNotEqualTo(version(cluster));
        assertThat(fields(replaced, "replacer").path("f:status").has("f:phase")).isTrue();
    }

    @Test
    default void theStatusOfAnObjectThatHasChangedSinceItWasReadIsNotReplaced() {
        ObjectNode cluster = create(CLUSTER);
        patch(cluster(), MERGE, "{spec: {replicas: 3}}");
        cluster.putObject("status").put("phase", "Running");

        refused(put(cluster() + "/status", cluster), 409, "Conflict", "postgresclusters.postgres.example.com");
    }

    @Test
    default void theStatusStaysWhenTheObjectIsWritten() {
        ObjectNode cluster = create(CLUSTER);
        cluster.putObject("status").put("phase", "Running");
        put(cluster() + "/status", cluster);

        JsonNode patched = succeeded(patch(cluster(), MERGE, "{spec: {replicas: 3}, status: {phase: Failed}}"));

        assertThat(patched.path("status").path("phase").asText()).isEqualTo("Running");
    }

    @Test
    default void whatChangesNothingMakesNoNewVersion() {
        JsonNode created = create(MAP);
        JsonNode first = succeeded(apply("operator", MAP));

        assertThat(version(succeeded(patch(path("one"), MERGE, "{data: {a: \"1\"}}"))))
                .isEqualTo(version(first));
        assertThat(version(succeeded(apply("operator", MAP)))).isEqualTo(version(first));
        assertThat(version(first)).as("it has another owner").isNotEqualTo(version(created));
    }

    @Test
    default void anObjectThatDoesNotExistIsNotReplaced() {
        refused(
                put(path("none"), object("{apiVersion: v1, kind: ConfigMap, metadata: {name: none}}")),
                404,
                "NotFound",
                "");
    }
}
