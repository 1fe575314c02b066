package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/** An object store: exactly one of the kinds, chosen by the field {@code type}. */
public sealed interface Destination {

    /** Prefix in the bucket or container. */
    @Nullable String path();

    /** Secret with the credentials; absent for workload identity. */
    @Nullable String credentialsSecret();

    /** The kind that {@code type} names; the schema admits only these. */
    static Destination read(Fields fields) {
        String type = fields.requiredText("type");
        return switch (type) {
            case "S3" -> S3.read(fields);
            case "GCS" -> Gcs.read(fields);
            case "Azure" -> Azure.read(fields);
            default -> throw new IllegalArgumentException("destination type " + type + " passed the schema");
        };
    }

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
    record S3(
            String bucket,
            @Nullable String path,
            @Nullable String region,
            @Nullable String endpoint,
            @Nullable Boolean forcePathStyle,
            @Nullable String caSecret,
            @Nullable String storageClass,
            @Nullable String credentialsSecret)
            implements Destination {

        static S3 read(Fields fields) {
            return new S3(
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

    /**
     * A bucket of Google Cloud Storage.
     *
     * @param bucket name
     * @param path prefix in the bucket
     * @param credentialsSecret Secret with the service account key
     */
    record Gcs(
            String bucket, @Nullable String path, @Nullable String credentialsSecret) implements Destination {

        static Gcs read(Fields fields) {
            return new Gcs(fields.requiredText("bucket"), fields.text("path"), fields.text("credentialsSecret"));
        }
    }

    /**
     * A container of Azure Blob Storage.
     *
     * @param container name
     * @param storageAccount account
     * @param path prefix in the container
     * @param credentialsSecret Secret with the key
     */
    record Azure(
            String container,
            String storageAccount,
            @Nullable String path,
            @Nullable String credentialsSecret) implements Destination {

        static Azure read(Fields fields) {
            return new Azure(
                    fields.requiredText("container"),
                    fields.requiredText("storageAccount"),
                    fields.text("path"),
                    fields.text("credentialsSecret"));
        }
    }
}
