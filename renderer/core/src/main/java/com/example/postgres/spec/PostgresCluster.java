package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One PostgresCluster object.
 *
 * @param metadata name and namespace
 * @param spec the wanted state
 */
public record PostgresCluster(ObjectMetadata metadata, PostgresClusterSpec spec) {

    static PostgresCluster read(Fields fields) {
        return new PostgresCluster(
                fields.requiredObject("metadata", ObjectMetadata::read),
                fields.requiredObject("spec", PostgresClusterSpec::read));
    }

    /** The typed form of a tree that the schema accepted. */
    public static PostgresCluster of(JsonNode root) {
        return read(new Fields(root));
    }

    /**
     * The part of the metadata of an object that the renderer reads.
     *
     * @param name name of the cluster
     * @param namespace namespace; absent when the caller decides
     */
    public record ObjectMetadata(String name, @Nullable String namespace) {

        static ObjectMetadata read(Fields fields) {
            return new ObjectMetadata(fields.requiredText("name"), fields.text("namespace"));
        }
    }
}
