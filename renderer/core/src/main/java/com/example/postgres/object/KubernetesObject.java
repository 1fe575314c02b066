package com.example.postgres.object;

import com.example.postgres.model.Labels;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One Kubernetes object, rendered or read from a file.
 *
 * @param id its identity
 * @param baseName the name without the checksum that a Job's name ends with ({@link ContentName}); the name itself for every
 *     other object. Two Jobs of one base name are the old and the new version of one thing.
 * @param tree the object; never changed after creation
 * @param path of the object in its document: the root, or an item of a List
 * @param sources positions of the values in the document; of a rendered object only its name is known
 */
public record KubernetesObject(ObjectId id, String baseName, JsonNode tree, FieldPath path, SourceMap sources) {

    /**
     * The object of a rendered tree. A Job gets a name that follows its content, because its spec can never change.
     *
     * @param tree in canonical key order
     * @throws ManifestException when the tree lacks what identifies an object
     */
    public static KubernetesObject rendered(JsonNode tree) {
        JsonNode named = ContentName.isUsedBy(tree) ? ContentName.append(tree) : tree;
        JsonNode metadata = named.path("metadata");
        ObjectId id = new ObjectId(
                ObjectId.group(required(named, "apiVersion", named.path("apiVersion"))),
                required(named, "kind", named.path("kind")),
                required(named, "metadata.namespace", metadata.path("namespace")),
                required(named, "metadata.name", metadata.path("name")));
        String baseName = tree.path("metadata").path("name").asText();
        return new KubernetesObject(id, baseName, named, FieldPath.ROOT, SourceMap.ofWhole(id.toString()));
    }

    /**
     * An object of a document that was read.
     *
     * @param tree has an apiVersion, a kind and a name
     * @param name as written; {@code generateName} where there is no other
     */
    static KubernetesObject read(JsonNode tree, String name, FieldPath path, SourceMap sources) {
        ObjectId id = new ObjectId(
                ObjectId.group(tree.path("apiVersion").asText()),
                tree.path("kind").asText(),
                tree.path("metadata").path("namespace").asText(),
                name);
        return new KubernetesObject(id, ContentName.remove(name, tree), tree, path, sources);
    }

    private static String required(JsonNode tree, String field, JsonNode value) {
        if (value.asText().isEmpty()) {
            throw new ManifestException("a rendered object has no " + field + ": " + tree);
        }
        return value.asText();
    }

    /** Group and version: {@code apps/v1}. */
    public String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    /** The object as a value. */
    public Value root() {
        return new Value(this, path, tree);
    }

    /** The value at the path of names. */
    public Value get(String... names) {
        return root().get(names);
    }

    /** The PostgresCluster that it belongs to; empty for any other object. */
    public String cluster() {
        return get("metadata", "labels", Labels.CLUSTER).text();
    }

    /** Whether the kind is the given one. */
    public boolean isA(String kind) {
        return id.kind().equals(kind);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
