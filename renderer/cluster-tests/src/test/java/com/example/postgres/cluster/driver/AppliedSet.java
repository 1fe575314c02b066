package com.example.postgres.cluster.driver;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectId;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.yaml.CanonicalJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Does what a GitOps engine does: server-side apply without forcing conflicts, and pruning of what left the set, except
 * objects that are annotated against it.
 */
public final class AppliedSet {

    /** Owner of the fields that are applied. */
    public static final String FIELD_MANAGER = "postgres-cluster-tests";

    private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";

    private final TestNamespace namespace;
    private final Map<ObjectId, GenericKubernetesResource> objects = new LinkedHashMap<>();

    AppliedSet(TestNamespace namespace) {
        this.namespace = namespace;
    }

    void apply(ObjectSet set) {
        Map<ObjectId, GenericKubernetesResource> rendered = new LinkedHashMap<>();
        for (KubernetesObject manifest : set) {
            GenericKubernetesResource object = resourceOf(manifest);
            rendered.put(manifest.id(), object);
            resource(object).fieldManager(FIELD_MANAGER).serverSideApply();
        }
        objects.keySet().removeAll(rendered.keySet());
        objects.values().stream()
                .filter(AppliedSet::mayBePruned)
                .forEach(object -> resource(object).delete());
        objects.clear();
        objects.putAll(rendered);
    }

    /** Takes note of what another program applies. */
    void expect(ObjectSet set) {
        objects.clear();
        for (KubernetesObject manifest : set) {
            objects.put(manifest.id(), resourceOf(manifest));
        }
    }

    private static GenericKubernetesResource resourceOf(KubernetesObject manifest) {
        return Serialization.unmarshal(CanonicalJson.compact(manifest.tree()), GenericKubernetesResource.class);
    }

    /** Every object as the API server has it now. */
    public Map<ObjectId, GenericKubernetesResource> live() {
        Map<ObjectId, GenericKubernetesResource> live = new LinkedHashMap<>();
        objects.forEach((id, object) -> live.put(id, resource(object).require()));
        return live;
    }

    /** Deletes the objects that the condition selects, whatever they are annotated with. */
    public void delete(Predicate<ObjectId> condition) {
        objects.forEach((id, object) -> {
            if (condition.test(id)) {
                resource(object).delete();
            }
        });
        Waiting.until(
                "the objects are gone",
                () -> objects.forEach((id, object) -> {
                    if (condition.test(id) && resource(object).get() != null) {
                        throw new AssertionError(id + " is still there");
                    }
                }));
    }

    private Resource<GenericKubernetesResource> resource(GenericKubernetesResource object) {
        return namespace.kubernetes().client().resource(object).inNamespace(namespace.name());
    }

    private static boolean mayBePruned(GenericKubernetesResource object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null || !annotations.getOrDefault(PRUNE, "").equals("disabled");
    }
}
