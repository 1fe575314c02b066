package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/** Deletes what a deleted object owned alone, or lets go of it, at once. It is a controller, so it only works if it was started. */
final class GarbageCollector {

    /** The finalizer of an object whose dependents stay. */
    static final String ORPHAN = "orphan";

    private final Store store;
    private volatile boolean isRunning;

    GarbageCollector(Store store) {
        this.store = store;
    }

    void start() {
        isRunning = true;
    }

    /** Deletes the dependents of an object that is gone. */
    void collect(String owner) {
        if (!isRunning) {
            return;
        }
        for (Key key : store.all().keySet()) {
            Optional<ObjectNode> left = store.find(key).flatMap(object -> without(owner, object));
            if (left.isPresent() && left.get().at("/metadata/ownerReferences").isEmpty()) {
                store.remove(key);
                collect(left.get().at("/metadata/uid").asText());
            } else {
                left.ifPresent(object -> store.put(key, object));
            }
        }
    }

    /** Lets go of the dependents of an object that waits for it. */
    void letGo(Key key, String owner) {
        ObjectNode object = store.get(key).deepCopy();
        if (isRunning && removeFrom(object, "finalizers", ORPHAN::equals, "")) {
            store.all()
                    .forEach((other, dependent) -> without(owner, dependent).ifPresent(left -> store.put(other, left)));
            store.put(key, object);
            if (object.at("/metadata/finalizers").isEmpty()) {
                store.remove(key);
            }
        }
    }

    private static Optional<ObjectNode> without(String owner, ObjectNode object) {
        ObjectNode left = object.deepCopy();
        return removeFrom(left, "ownerReferences", owner::equals, "/uid") ? Optional.of(left) : Optional.empty();
    }

    private static boolean removeFrom(ObjectNode object, String field, Predicate<String> isRemoved, String pointer) {
        boolean hasChanged = false;
        if (object.path("metadata").path(field) instanceof ArrayNode list) {
            for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
                if (isRemoved.test(each.next().at(pointer).asText())) {
                    each.remove();
                    hasChanged = true;
                }
            }
            if (list.isEmpty()) {
                object.withObject("/metadata").remove(field);
            }
        }
        return hasChanged;
    }
}
