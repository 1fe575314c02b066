package com.example.postgres.cluster.driver;

import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A PostgresCluster to test with; a change gives another one.
 *
 * @param name of the cluster
 * @param tree the document
 */
public record Spec(String name, ObjectNode tree) {

    /** The version of PostgreSQL, unless a test changes it. */
    static final String VERSION = "18";

    /** A small cluster with the given number of members. */
    public static Spec of(String name, int replicas) {
        String text = """
                apiVersion: postgres.example.com/v1alpha1
                kind: PostgresCluster
                metadata:
                  name: %s
                spec:
                  version: "%s"
                  replicas: %d
                  storage:
                    size: 1Gi
                  resources:
                    requests:
                      cpu: 50m
                      memory: 128Mi
                    limits:
                      memory: 512Mi
                """.formatted(name, VERSION, replicas);
        return new Spec(name, (ObjectNode) YamlReader.readTrusted("spec", text));
    }

    /** The same with a field, such as {@code /spec/replicas}, set to a value of YAML. */
    public Spec with(String pointer, String yaml) {
        JsonPointer path = JsonPointer.compile(pointer);
        ObjectNode changed = tree.deepCopy();
        ObjectNode parent = changed.withObject(path.head());
        parent.set(path.last().getMatchingProperty(), value(yaml));
        return new Spec(name, changed);
    }

    /** The same without a field. */
    public Spec without(String pointer) {
        JsonPointer path = JsonPointer.compile(pointer);
        ObjectNode changed = tree.deepCopy();
        changed.withObject(path.head()).remove(path.last().getMatchingProperty());
        return new Spec(name, changed);
    }

    private static JsonNode value(String yaml) {
        return YamlReader.readTrusted("value", "value: " + yaml).path("value");
    }

    /** The document as the renderer reads it. */
    Document document() {
        return Document.ofTree("cluster.yaml", tree);
    }

    /** As JSON, for messages. */
    @Override
    public String toString() {
        return tree.toString();
    }
}
