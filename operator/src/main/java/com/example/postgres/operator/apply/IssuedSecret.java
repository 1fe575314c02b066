package com.example.postgres.operator.apply;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Secret for a certificate that the operator issues.
 *
 * @param ref where it is
 * @param type of the Secret
 * @param keys that the operator writes
 * @param live as read from the API server; empty if there is none
 */
record IssuedSecret(ObjectRef ref, String type, List<String> keys, Optional<JsonNode> live) {

    IssuedSecret {
        keys = List.copyOf(keys);
    }

    static IssuedSecret read(KubernetesApi api, ClusterModel model, String name, String type, List<String> keys) {
        ObjectRef ref = new ObjectRef("v1", "Secret", model.namespace(), name);
        return new IssuedSecret(ref, type, keys, api.read(ref));
    }

    boolean exists() {
        return live.isPresent();
    }

    /** The value of a key; empty if there is none. */
    String text(String key) {
        String value =
                live.map(secret -> secret.path("data").path(key).asText()).orElse("");
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    boolean isControlledBy(Owner owner) {
        return live.map(LiveObject::of).filter(owner::controls).isPresent();
    }

    /** Why it must be left alone, as a sentence without a full stop; empty if the operator wrote it, or there is none. */
    Optional<String> obstacle(Owner owner) {
        if (live.isEmpty()) {
            return Optional.empty();
        }
        if (!isControlledBy(owner) && !LiveObject.of(live.get()).controller().isEmpty()) {
            return Optional.of(ForeignObject.describe(live.get(), owner.name()));
        }
        List<String> present =
                keys.stream().filter(key -> live.get().path("data").has(key)).toList();
        boolean isOurs = !present.isEmpty()
                && present.stream()
                        .allMatch(key -> KeySetters.of(live.get(), key).equals(Set.of(KubernetesApi.FIELD_MANAGER)));
        return isOurs ? Optional.empty() : Optional.of("the Secret was not written by this operator");
    }

    /** The object to create. */
    JsonNode created(Map<String, String> values, ClusterModel model, Owner owner) {
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("apiVersion", ref.apiVersion()).put("kind", ref.kind()).put("type", type);
        ObjectNode metadata = secret.putObject("metadata");
        metadata.put("name", ref.name()).put("namespace", ref.namespace());
        ObjectNode labels = metadata.putObject("labels");
        Labels.of(model.names().cluster(), Labels.Component.CREDENTIALS).forEach(labels::put);
        values.forEach(secret.putObject("stringData")::put);
        return owner.sign(secret);
    }

    /** The patch; a conflict if somebody has changed the Secret since it was read. */
    JsonNode changed(Map<String, String> values, Owner owner) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("resourceVersion", live.orElseThrow().path("metadata").path("resourceVersion"));
        if (!values.isEmpty()) {
            values.forEach(patch.putObject("stringData")::put);
        }
        return isControlledBy(owner) ? patch : owner.sign(patch);
    }
}
