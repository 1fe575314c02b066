package com.example.postgres.operator.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Requests to the API server. Each throws {@link ApiException} if the server refuses it or does not answer. */
public interface KubernetesApi {

    /** The field manager of everything that the operator applies. */
    String FIELD_MANAGER = "postgres-operator";

    /** How a patch is written. */
    enum PatchType {
        /** RFC 6902; a list of operations. */
        JSON("application/json-patch+json"),
        /** RFC 7386; replaces lists. */
        MERGE("application/merge-patch+json"),
        /** Kubernetes' own; merges lists by their keys. */
        STRATEGIC("application/strategic-merge-patch+json");

        private final String contentType;

        PatchType(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    /** What becomes of the objects that a deleted one owns. */
    enum Propagation {
        /** They are deleted, too. */
        BACKGROUND("Background"),
        /** They stay, without an owner. */
        ORPHAN("Orphan");

        private final String value;

        Propagation(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    /** The object; empty if there is none. */
    Optional<JsonNode> read(ObjectRef ref);

    /**
     * Server-side apply, never with force.
     *
     * @return the object as it is now
     */
    JsonNode apply(JsonNode object);

    /** Creates an object. Whether it was created: false if one of this name exists. */
    boolean create(JsonNode object);

    /**
     * Patches an object.
     *
     * @param subresource such as {@code resize}; empty for the object itself
     */
    void patch(ObjectRef ref, String subresource, PatchType type, JsonNode patch);

    /** Deletes the object with this uid; one that is gone, or has another uid, is left alone. */
    void delete(ObjectRef ref, String uid, Propagation propagation);

    /**
     * Replaces the status of an object. Refused with a conflict if the object has changed since it was read.
     *
     * @param object with the resourceVersion that was read
     * @return the object as it is now
     */
    JsonNode replaceStatus(JsonNode object);
}
