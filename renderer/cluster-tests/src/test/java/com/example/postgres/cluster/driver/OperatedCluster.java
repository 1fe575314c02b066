package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.render.Renderer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;

/** A PostgresCluster at the API server: what a user of the operator writes and reads. */
public final class OperatedCluster {

    private static final String API_VERSION = "postgres.example.com/v1alpha1";
    private static final String KIND = "PostgresCluster";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final Cluster cluster;

    private OperatedCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Creates the object, and its definition where Kubernetes does not have it. */
    public static OperatedCluster create(TestNamespace namespace, Spec spec) {
        KubernetesClient client = namespace.kubernetes().client();
        client.load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .forceConflicts()
                .serverSideApply();
        OperatedCluster operated = new OperatedCluster(namespace.cluster(spec.name()));
        Spec adapted = namespace.kubernetes().adapted(spec, namespace);
        GenericKubernetesResource object =
                Serialization.unmarshal(adapted.tree().toString(), GenericKubernetesResource.class);
        object.getMetadata().setNamespace(namespace.name());
        Waiting.until("the kind is known", () -> client.resource(object).create());
        return operated;
    }

    /** What runs. */
    public Cluster running() {
        return cluster;
    }

    /** Changes the spec: a merge patch, as {@code kubectl patch --type merge} takes it. */
    public void change(String patchOfSpec) {
        resource().patch(MERGE, "{\"spec\": " + patchOfSpec + "}");
    }

    /** Replaces the spec. */
    public void put(Spec spec) {
        Spec adapted = cluster.namespace().kubernetes().adapted(spec, cluster.namespace());
        Object wanted = JSON.convertValue(adapted.tree().path("spec"), Map.class);
        resource().edit(object -> {
            object.setAdditionalProperty("spec", wanted);
            return object;
        });
    }

    /** Waits until the current spec is what runs, or the operator has refused it. Whether it runs. */
    boolean awaitAnswer(int members) {
        boolean[] isMade = {false};
        Waiting.within(LIMIT, cluster.name() + " is as its spec wants it, or the spec is refused", () -> {
            boolean isRefused = condition("PlanExceeded").startsWith("True")
                    || condition("SpecValid").startsWith("False");
            if (!isRefused) {
                isDone(members);
                isMade[0] = true;
            }
        });
        return isMade[0];
    }

    /** Sets an annotation. */
    public void annotate(String name, String value) {
        Map<String, Object> annotations = Map.of("annotations", Map.of("postgres.example.com/" + name, value));
        resource().patch(MERGE, Serialization.asJson(Map.of("metadata", annotations)));
    }

    /** Deletes the object and what it owns, and waits until the pods are gone. */
    public void delete() {
        resource().withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        Waiting.until("the pods are gone", () -> assertThat(cluster.pods()).isEmpty());
    }

    /** The status as the operator wrote it last. */
    public JsonNode status() {
        return tree().path("status");
    }

    /** The resource version of the object: it changes with every write. */
    public String version() {
        return tree().path("metadata").path("resourceVersion").asText();
    }

    private JsonNode tree() {
        return JSON.valueToTree(resource().require());
    }

    /** The predicted and the observed impact of the last change. */
    public String lastChange() {
        JsonNode change = status().path("lastChange");
        return change.path("predicted").asText() + " " + change.path("observed").asText();
    }

    /** A condition as {@code True Reason}. */
    public String condition(String type) {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "missing";
    }

    /** Waits until the current spec is what runs. Gives the time it took. */
    public Duration awaitDone(int members) {
        return Waiting.within(
                Duration.ofMinutes(6), cluster.name() + " is as its spec wants it", () -> isDone(members));
    }

    /** Fails unless the current spec is what runs, in the words of the operator. */
    public void isDone(int members) {
        JsonNode tree = tree();
        JsonNode status = tree.path("status");
        assertThat(status.path("observedGeneration").asLong())
                .isEqualTo(tree.path("metadata").path("generation").asLong());
        assertThat(status.path("phase").asText()).as(status.toString()).isEqualTo("Running");
        assertThat(status.path("readyReplicas").asInt()).isEqualTo(members);
        assertThat(condition("Reconciling")).isEqualTo("False Settled");
        assertThat(status.path("lastChange").has("finishedAt")).isTrue();
    }

    private Resource<GenericKubernetesResource> resource() {
        return cluster.namespace()
                .kubernetes()
                .client()
                .genericKubernetesResources(API_VERSION, KIND)
                .inNamespace(cluster.namespace().name())
                .withName(cluster.name());
    }
}
