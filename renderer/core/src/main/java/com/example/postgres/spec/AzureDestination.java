package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * A container of Azure Blob Storage.
 *
 * @param container name
 * @param storageAccount account
 * @param path prefix in the container
 * @param credentialsSecret Secret with the key
 */
public record AzureDestination(
        String container,
        String storageAccount,
        @Nullable String path,
        @Nullable String credentialsSecret) implements Destination {

    static AzureDestination read(Fields fields) {
        return new AzureDestination(
                fields.requiredText("container"),
                fields.requiredText("storageAccount"),
                fields.text("path"),
                fields.text("credentialsSecret"));
    }
}
