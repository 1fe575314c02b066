package com.example.postgres.operator.apply;

import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The PostgresCluster that owns the objects of a cluster: when it is deleted, Kubernetes deletes them.
 *
 * @param apiVersion of the PostgresCluster
 * @param name of the PostgresCluster
 * @param uid of the PostgresCluster
 */
public record Owner(String apiVersion, String name, String uid) {

    /** The PostgresCluster of this tree. */
    public static Owner of(JsonNode resource) {
        return new Owner(
                resource.path("apiVersion").asText(),
                resource.path("metadata").path("name").asText(),
                resource.path("metadata").path("uid").asText());
    }

    /** Whether the PostgresCluster exists and stays, as the API server knows it. */
    public boolean isStillThere(JsonNode resource, KubernetesApi api) {
        return api.read(ObjectRef.of(resource))
                .map(current -> current.path("metadata"))
                .filter(metadata -> metadata.path("uid").asText().equals(uid))
                .filter(metadata -> !metadata.hasNonNull("deletionTimestamp"))
                .isPresent();
    }

    /** Whether the owner controls the object. */
    public boolean controls(LiveObject object) {
        return object.controller().equals(uid);
    }

    /**
     * Whether the object may be applied: nobody else controls it, and it is none that exists for another reason under the same
     * name. An object that an earlier PostgresCluster left ({@code --cascade=orphan}) may.
     */
    public boolean mayApply(LiveObject object) {
        return controls(object) || (object.controller().isEmpty() && object.isApplied());
    }

    /** The object with a reference to the owner. */
    JsonNode sign(JsonNode object) {
        ObjectNode signed = object.deepCopy();
        ObjectNode reference =
                signed.withObject("/metadata").putArray("ownerReferences").addObject();
        reference.put("apiVersion", apiVersion);
        reference.put("kind", "PostgresCluster");
        reference.put("name", name);
        reference.put("uid", uid);
        reference.put("controller", true);
        return signed;
    }
}
