package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Deletes objects: those that somebody must let go of first are only marked. */
final class Deletion {

    private static final int GRACE_SECONDS = 30;

    private final Store store;
    private final GarbageCollector collector;

    Deletion(Store store, GarbageCollector collector) {
        this.store = store;
        this.collector = collector;
    }

    /** Deletes with {@code DeleteOptions}. */
    JsonNode delete(Key key, JsonNode options) {
        ObjectNode current = store.get(key);
        String wanted = options.path("preconditions").path("uid").asText();
        String actual = current.path("metadata").path("uid").asText();
        if (!wanted.isEmpty() && !wanted.equals(actual)) {
            throw Refusal.otherUid(
                    key,
                    "the UID in the precondition (" + wanted + ") does not match the UID in record (" + actual
                            + "). The object might have been deleted and then recreated");
        }
        if (key.resource().kind().equals("Namespace")) {
            return mark(key, terminating(current), 0);
        }
        ObjectNode marked = current.deepCopy();
        boolean isOrphaning = options.path("propagationPolicy").asText().equals("Orphan");
        if (isOrphaning) {
            marked.withObject("/metadata").withArray("finalizers").add(GarbageCollector.ORPHAN);
        }
        int grace = grace(current, options);
        if (grace > 0 || !marked.path("metadata").path("finalizers").isEmpty()) {
            JsonNode stored = mark(key, marked, grace);
            collector.letGo(key, actual);
            return stored;
        }
        store.remove(key);
        collector.collect(actual);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
        status.putObject("details")
                .put("name", key.name())
                .put("kind", key.resource().plural())
                .put("uid", actual);
        return status;
    }

    /** Nobody empties it, as the controller of namespaces would. */
    private static ObjectNode terminating(ObjectNode namespace) {
        ObjectNode marked = namespace.deepCopy();
        marked.withObject("/status").put("phase", "Terminating");
        return marked;
    }

    /** The kubelet stops a pod before it is gone. */
    private static int grace(JsonNode current, JsonNode options) {
        boolean isOnNode = current.path("kind").asText().equals("Pod")
                && current.path("spec").hasNonNull("nodeName");
        return isOnNode ? options.path("gracePeriodSeconds").asInt(GRACE_SECONDS) : 0;
    }

    private JsonNode mark(Key key, ObjectNode object, int grace) {
        ObjectNode metadata = object.withObject("/metadata");
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", Writer.now()).put("deletionGracePeriodSeconds", grace);
            if (metadata.has("generation")) {
                metadata.put("generation", metadata.path("generation").asInt() + 1);
            }
            return store.put(key, object);
        }
        return store.get(key);
    }
}
