package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * The throw-away volume of a restore drill.
 *
 * @param size quantity of bytes; absent for the size of the cluster
 */
public record VerifyStorageSpec(@Nullable String size) {

    static VerifyStorageSpec read(Fields fields) {
        return new VerifyStorageSpec(fields.text("size"));
    }
}
