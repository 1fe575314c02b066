package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * A bucket that speaks S3.
 *
 * @param bucket name
 * @param path prefix in the bucket
 * @param region region
 * @param endpoint URL of a store other than AWS
 * @param forcePathStyle whether the bucket is part of the path
 * @param caSecret Secret with the CA of the endpoint
 * @param storageClass storage class of the objects
 * @param credentialsSecret Secret with the access key
 */
public record S3Destination(
        String bucket,
        @Nullable String path,
        @Nullable String region,
        @Nullable String endpoint,
        @Nullable Boolean forcePathStyle,
        @Nullable String caSecret,
        @Nullable String storageClass,
        @Nullable String credentialsSecret)
        implements Destination {

    static S3Destination read(Fields fields) {
        return new S3Destination(
                fields.requiredText("bucket"),
                fields.text("path"),
                fields.text("region"),
                fields.text("endpoint"),
                fields.bool("forcePathStyle"),
                fields.text("caSecret"),
                fields.text("storageClass"),
                fields.text("credentialsSecret"));
    }
}
