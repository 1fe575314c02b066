package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;

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
}
