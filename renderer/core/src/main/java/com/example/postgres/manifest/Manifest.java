package com.example.postgres.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One rendered Kubernetes object.
 *
 * @param id its identity, as the tree says it
 * @param tree the object in canonical key order; never changed after creation
 */
public record Manifest(ManifestId id, JsonNode tree) {

    /** The object of the tree, which must have apiVersion, kind, metadata.name and metadata.namespace. */
    public static Manifest of(JsonNode tree) {
        return new Manifest(
                new ManifestId(
                        tree.path("apiVersion").asText(),
                        tree.path("kind").asText(),
                        tree.path("metadata").path("namespace").asText(),
                        tree.path("metadata").path("name").asText()),
                tree);
    }
}
