package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the volumes when the cluster is deleted.
 *
 * @param volumes Retain or Delete
 */
public record DeletionPolicySpec(@Nullable String volumes) {

    static DeletionPolicySpec read(Fields fields) {
        return new DeletionPolicySpec(fields.text("volumes"));
    }
}
