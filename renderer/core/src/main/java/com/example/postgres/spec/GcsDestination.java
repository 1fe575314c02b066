package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * A bucket of Google Cloud Storage.
 *
 * @param bucket name
 * @param path prefix in the bucket
 * @param credentialsSecret Secret with the service account key
 */
public record GcsDestination(
        String bucket, @Nullable String path, @Nullable String credentialsSecret) implements Destination {

    static GcsDestination read(Fields fields) {
        return new GcsDestination(fields.requiredText("bucket"), fields.text("path"), fields.text("credentialsSecret"));
    }
}
