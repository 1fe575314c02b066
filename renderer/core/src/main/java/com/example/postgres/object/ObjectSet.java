package com.example.postgres.object;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Kubernetes objects without duplicates: what was rendered for a cluster, or whatever a folder holds.
 *
 * @param objects in their order: rendered ones as they are applied, others as they were read
 */
public record ObjectSet(List<KubernetesObject> objects) implements Iterable<KubernetesObject> {

    /** Copies the list. Throws {@link ManifestException} when two objects have the same identity. */
    public ObjectSet {
        objects = List.copyOf(objects);
        Set<ObjectId> seen = new HashSet<>();
        for (KubernetesObject object : objects) {
            if (!seen.add(object.id())) {
                throw new ManifestException(object.id() + " is in the set twice");
            }
        }
    }

    /** The objects in the order in which they are applied ({@link InstallOrder}). */
    public static ObjectSet inInstallOrder(Collection<KubernetesObject> objects) {
        return new ObjectSet(objects.stream().sorted(InstallOrder.COMPARATOR).toList());
    }

    /** All objects but this one. */
    public ObjectSet without(KubernetesObject object) {
        return new ObjectSet(objects.stream()
                .filter(other -> !other.id().equals(object.id()))
                .toList());
    }

    /** The objects of the kind. */
    public List<KubernetesObject> ofKind(String kind) {
        return objects.stream().filter(object -> object.isA(kind)).toList();
    }

    /** The first object of the kind and name in any namespace. */
    public Optional<KubernetesObject> find(String kind, String name) {
        return find(kind, "", name);
    }

    /** The object of the kind and name; an object without a namespace may be in any. */
    public Optional<KubernetesObject> find(String kind, String namespace, String name) {
        return in(kind, namespace)
                .filter(object -> object.id().name().equals(name))
                .findFirst();
    }

    /** The objects of the kind in the namespace; an object without a namespace may be in any. */
    public Stream<KubernetesObject> in(String kind, String namespace) {
        return objects.stream()
                .filter(object ->
                        object.isA(kind) && isSameNamespace(object.id().namespace(), namespace));
    }

    /** The pod templates of all workloads, and the pods. */
    public List<PodTemplate> templates() {
        return objects.stream()
                .flatMap(object -> PodTemplate.of(object).stream())
                .toList();
    }

    /** Whether the pods belong to another application beside the PostgresClusters of the set. */
    public boolean isForeign(PodTemplate pod) {
        return !pod.isOfCluster()
                && objects.stream().anyMatch(object -> !object.cluster().isEmpty());
    }

    /** Whether two namespaces are the same; an empty one is set when the objects are applied and may be any. */
    public static boolean isSameNamespace(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public Iterator<KubernetesObject> iterator() {
        return objects.iterator();
    }
}
