package com.example.postgres.object;

import com.fasterxml.jackson.databind.JsonNode;

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
        JsonNode metadata = tree.path("metadata");
        return new Manifest(
                new ManifestId(
                        required(tree, "apiVersion", tree.path("apiVersion")),
                        required(tree, "kind", tree.path("kind")),
                        required(tree, "metadata.namespace", metadata.path("namespace")),
                        required(tree, "metadata.name", metadata.path("name"))),
                tree);
    }

    private static String required(JsonNode tree, String field, JsonNode value) {
        if (value.asText().isEmpty()) {
            throw new ManifestException("a rendered object has no " + field + ": " + tree);
        }
        return value.asText();
    }
}
