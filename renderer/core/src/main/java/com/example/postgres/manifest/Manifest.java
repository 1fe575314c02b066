package com.example.postgres.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One rendered Kubernetes object.
 *
 * @param id its identity, as the tree says it
 * @param tree the object in canonical key order; never changed after creation
 */
public record Manifest(ManifestId id, JsonNode tree) {

    private static final String JOB = "Job";

    /**
     * The object of a rendered tree. A Job gets a name that follows its content, because its spec can never change.
     *
     * @throws ManifestException when the tree lacks what identifies an object
     */
    public static Manifest of(JsonNode rendered) {
        JsonNode tree = rendered.path("kind").asText().equals(JOB) ? ContentName.append(rendered) : rendered;
        for (String pointer : List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace")) {
            if (tree.at(pointer).asText().isEmpty()) {
                throw new ManifestException("a rendered object has no " + pointer + ": " + tree);
            }
        }
        return new Manifest(
                new ManifestId(
                        tree.path("apiVersion").asText(),
                        tree.path("kind").asText(),
                        tree.path("metadata").path("namespace").asText(),
                        tree.path("metadata").path("name").asText()),
                tree);
    }
}
