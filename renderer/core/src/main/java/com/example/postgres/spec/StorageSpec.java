package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * A volume.
 *
 * @param size quantity of bytes
 * @param storageClass class of the volume; absent for the default class of the cluster, empty for no dynamic provisioning
 */
public record StorageSpec(String size, @Nullable String storageClass) {

    static StorageSpec read(Fields fields) {
        return new StorageSpec(fields.requiredText("size"), fields.text("storageClass"));
    }

    /**
     * What happens to the volumes when the cluster is deleted.
     *
     * @param volumes Retain or Delete
     */
    public record DeletionPolicy(@Nullable String volumes) {

        static DeletionPolicy read(Fields fields) {
            return new DeletionPolicy(fields.text("volumes"));
        }
    }
}
