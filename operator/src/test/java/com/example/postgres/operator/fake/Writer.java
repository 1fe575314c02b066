package com.example.postgres.operator.fake;

import com.example.postgres.operator.fake.Ownership.Manager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Creates, replaces and patches objects. */
final class Writer {

    /** Metadata that no request changes. */
    private static final List<String> FIXED = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private static final Set<String> NOT_COUNTED = Set.of("metadata", "status");

    private final Store store;
    private final Admission admission;

    Writer(Store store, Admission admission) {
        this.store = store;
        this.admission = admission;
    }

    /** Creates an object; by apply if the manager applies. */
    ObjectNode create(Key key, ObjectNode sent, Manager manager) {
        admission.refuseCreation(key);
        if (store.find(key).isPresent()) {
            throw Refusal.alreadyExists(key);
        }
        Structure structure = new Structure(key.resource());
        ObjectNode object = sent.deepCopy();
        object.remove("status");
        identify(object, key);
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        if (manager.applies()) {
            object.withObject("/metadata").remove("managedFields");
            object = new Apply(structure, manager, true).to(nothing, object);
            admission.complete(object, structure);
        } else {
            admission.complete(object, structure);
            own(nothing, object, structure, manager);
        }
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        if (key.resource().hasGeneration()) {
            metadata.put("generation", 1);
        }
        admission.callWebhooks(object);
        admission.begin(object);
        return store.put(key, object);
    }

    private static void identify(ObjectNode object, Key key) {
        object.put("apiVersion", key.resource().apiVersion());
        object.put("kind", key.resource().kind());
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("name", key.name());
        if (key.resource().isNamespaced()) {
            metadata.put("namespace", key.namespace());
        }
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Server-side apply to an object that exists. */
    ObjectNode apply(Key key, JsonNode sent, Manager manager, boolean isForced) {
        ObjectNode current = store.get(key);
        refuseStale(key, current, sent);
        Structure structure = new Structure(key.resource());
        ObjectNode applied = sent.deepCopy();
        if (manager.subresource().isEmpty()) {
            applied.remove("status");
        }
        applied.withObject("/metadata").remove("resourceVersion");
        ObjectNode result = new Apply(structure, manager, isForced).to(current, applied);
        admission.complete(result, structure);
        return store(key, current, result, manager);
    }

    /** Replaces an object, or what the subresource shows of it. */
    ObjectNode replace(Key key, ObjectNode sent, Manager manager) {
        ObjectNode current = store.get(key);
        refuseStale(key, current, sent);
        ObjectNode result = current.deepCopy();
        if (manager.subresource().equals("status")) {
            copy("status", sent, result);
            if (!key.resource().isCustom()) {
                copy("metadata", sent, result);
            }
        } else if (manager.subresource().equals("resize")) {
            copy("spec", sent, result);
        } else {
            result = sent.deepCopy();
            copy("status", current, result);
        }
        Structure structure = new Structure(key.resource());
        admission.complete(result, structure);
        if (result.path("metadata").path("managedFields").isEmpty()) {
            copy("managedFields", current.path("metadata"), result.withObject("/metadata"));
        }
        own(current, result, structure, manager);
        return store(key, current, result, manager);
    }

    private static void refuseStale(Key key, JsonNode current, JsonNode sent) {
        String version = sent.path("metadata").path("resourceVersion").asText();
        if (!version.isEmpty()
                && !version.equals(
                        current.path("metadata").path("resourceVersion").asText())) {
            throw Refusal.changed(key);
        }
        String uid = sent.path("metadata").path("uid").asText();
        String actual = current.path("metadata").path("uid").asText();
        if (!uid.isEmpty() && !uid.equals(actual)) {
            throw Refusal.conflict(
                    key, "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + actual);
        }
    }

    private static void copy(String field, JsonNode from, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.path(field).deepCopy());
        } else {
            to.remove(field);
        }
    }

    private static void own(JsonNode before, ObjectNode after, Structure structure, Manager manager) {
        Difference difference = Difference.between(before, after, structure);
        Ownership ownership = Ownership.of(after);
        FieldSet owned = ownership.of(manager).and(difference.changed()).without(difference.removed());
        ownership
                .takenFromOthers(manager, difference.changed().and(difference.removed()))
                .with(manager, owned)
                .writeTo(after);
    }

    private ObjectNode store(Key key, ObjectNode current, ObjectNode result, Manager manager) {
        identify(result, key);
        ObjectNode metadata = result.withObject("/metadata");
        FIXED.forEach(field -> copy(field, current.path("metadata"), metadata));
        copy("resourceVersion", current.path("metadata"), metadata);
        if (manager.subresource().isEmpty()) {
            admission.callWebhooks(result);
        }
        if (key.resource().hasGeneration() && !counted(current).equals(counted(result))) {
            metadata.put("generation", metadata.path("generation").asInt() + 1);
        }
        if (timeless(current).equals(timeless(result))) {
            return current;
        }
        ObjectNode stored = store.put(key, result);
        if (metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty()) {
            store.remove(key);
        }
        return stored;
    }

    private static JsonNode counted(ObjectNode object) {
        return object.deepCopy().remove(NOT_COUNTED);
    }

    /** When a manager changed something does not make another object. */
    private static JsonNode timeless(ObjectNode object) {
        ObjectNode timeless = object.deepCopy();
        timeless.path("metadata").path("managedFields").forEach(entry -> ((ObjectNode) entry).remove("time"));
        return timeless;
    }
}
