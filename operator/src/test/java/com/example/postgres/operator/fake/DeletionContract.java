package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.uid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Deleting objects. */
interface DeletionContract extends Contract {

    String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}";
    String CLUSTER = "{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders,"
            + " finalizers: [example.com/wait]}, spec: {version: \"18\", storage: {size: 1Gi}}}";

    @Test
    default void aDeletedObjectIsGone() {
        create(MAP);

        assertThat(delete(path("one"), "{propagationPolicy: Background}").status())
                .isEqualTo(200);

        refused(get(path("one")), 404, "NotFound", "");
        refused(delete(path("one"), ""), 404, "NotFound", "configmaps \"one\" not found");
    }

    @Test
    default void anObjectWithAnotherUidIsLeftAlone() {
        create(MAP);

        refused(
                delete(path("one"), "{preconditions: {uid: other}}"),
                409,
                "Conflict",
                "Operation cannot be fulfilled on ConfigMap \"one\": the UID in the precondition (other)");

        JsonNode current = succeeded(get(path("one")));
        assertThat(delete(path("one"), "{preconditions: {uid: " + uid(current) + "}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void anObjectWithAFinalizerIsMarkedUntilTheFinalizerIsRemoved() {
        create(CLUSTER);
        String cluster = path(API, "PostgresCluster", "orders");

        assertThat(delete(cluster, "").status()).isEqualTo(200);

        JsonNode marked = succeeded(get(cluster));
        assertThat(marked.path("metadata").path("deletionTimestamp").asText()).isNotEmpty();
        assertThat(delete(cluster, "").status()).isEqualTo(200);
        assertThat(succeeded(get(cluster))).as("a second time nothing changes").isEqualTo(marked);
        assertThat(patch(cluster, MERGE, "{metadata: {finalizers: null}}").status())
                .isEqualTo(200);
        refused(get(cluster), 404, "NotFound", "");
    }

    @Test
    default void anObjectWhoseDependentsStayWaitsForTheGarbageCollector() {
        create(MAP);

        delete(path("one"), "{propagationPolicy: Orphan}");

        JsonNode marked = succeeded(get(path("one")));
        assertThat(marked.at("/metadata/finalizers").toString()).isEqualTo("[\"orphan\"]");
        assertThat(marked.path("metadata").has("deletionTimestamp")).isTrue();
    }

    @Test
    default void aPodOnANodeStaysUntilTheKubeletLetsItGo() {
        create("{apiVersion: v1, kind: Pod, metadata: {name: one}, spec: {nodeName: node,"
                + " containers: [{name: one, image: one}]}}");
        String pod = path("v1", "Pod", "one");

        assertThat(delete(pod, "").status()).isEqualTo(200);

        assertThat(succeeded(get(pod)).path("metadata").has("deletionTimestamp"))
                .isTrue();
        delete(pod, "{gracePeriodSeconds: 0}");
        refused(get(pod), 404, "NotFound", "");
    }

    @Test
    default void aPodOnNoNodeGoesAtOnce() {
        create("{apiVersion: v1, kind: Pod, metadata: {name: one}, spec: {containers: [{name: one, image: one}]}}");
        String pod = path("v1", "Pod", "one");

        delete(pod, "");

        refused(get(pod), 404, "NotFound", "");
    }
}
