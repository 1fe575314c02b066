package com.example.postgres.object;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of a set: of one cluster or of several, with whatever else lies in the folder.
 *
 * @param objects in the order of the input
 */
public record ObjectSet(List<SetObject> objects) {

    public ObjectSet {
        objects = List.copyOf(objects);
    }

    /** The objects of the kind. */
    public List<SetObject> ofKind(String kind) {
        return objects.stream().filter(object -> object.isA(kind)).toList();
    }

    /** The object of the kind and name; an object without a namespace may be of any. */
    public Optional<SetObject> find(String kind, String namespace, String name) {
        return in(kind, namespace)
                .filter(object -> object.id().name().equals(name))
                .findFirst();
    }

    /** The objects of the kind in the namespace; an object without a namespace may be of any. */
    public Stream<SetObject> in(String kind, String namespace) {
        return objects.stream()
                .filter(object ->
                        object.isA(kind) && isSameNamespace(object.id().namespace(), namespace));
    }

    /** What makes pods. */
    public List<PodTemplate> templates() {
        return objects.stream()
                .flatMap(object -> PodTemplate.of(object).stream())
                .toList();
    }

    /** Whether two namespaces are the same; what is set when the objects are applied may be any. */
    public static boolean isSameNamespace(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
