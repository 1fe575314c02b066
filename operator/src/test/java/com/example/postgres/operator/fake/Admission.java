package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What is checked and changed before an object is stored. There is no validation and no default but those without which objects
 * could not be told from each other.
 */
final class Admission {

    private final Store store;
    private final Resources resources;
    private final List<Consumer<ObjectNode>> webhooks = new CopyOnWriteArrayList<>();

    Admission(Store store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /** A mutating webhook: changes objects that are written, after the server knows who owns their fields. */
    void mutate(Consumer<ObjectNode> webhook) {
        webhooks.add(webhook);
    }

    void clear() {
        webhooks.clear();
    }

    /** Refuses what cannot be created in its namespace. */
    void refuseCreation(Key key) {
        if (!key.resource().isNamespaced()) {
            return;
        }
        Resource namespaces = resources.find("v1", "namespaces").orElseThrow();
        JsonNode namespace = store.find(new Key(namespaces, "", key.namespace()))
                .orElseThrow(() -> Refusal.noNamespace(key.namespace()));
        if (namespace.path("status").path("phase").asText().equals("Terminating")) {
            throw Refusal.terminating(key);
        }
    }

    /** What the kind does to an object that is written. */
    void complete(ObjectNode object, Structure structure) {
        structure.completeKeys(object);
        JsonNode texts = object.path("stringData");
        if (texts.isObject()) {
            ObjectNode data = object.withObject("/data");
            texts.properties().forEach(text -> data.put(text.getKey(), encoded(text.getValue())));
            object.remove("stringData");
        }
    }

    private static String encoded(JsonNode text) {
        return Base64.getEncoder().encodeToString(text.asText().getBytes(StandardCharsets.UTF_8));
    }

    /** What an object has from its creation on. */
    void begin(ObjectNode object) {
        switch (object.path("kind").asText()) {
            case "Namespace" -> object.withObject("/status").put("phase", "Active");
            case "Pod", "PersistentVolumeClaim" -> object.withObject("/status").put("phase", "Pending");
            case Resources.DEFINITION -> resources.define(object);
            default -> {}
        }
    }

    void callWebhooks(ObjectNode object) {
        webhooks.forEach(webhook -> webhook.accept(object));
    }
}
