package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

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
