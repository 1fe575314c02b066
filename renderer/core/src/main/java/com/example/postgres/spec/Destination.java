package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/** An object store: exactly one of the kinds, chosen by the field {@code type}. */
public sealed interface Destination permits S3Destination, GcsDestination, AzureDestination {

    /** Prefix in the bucket or container. */
    @Nullable String path();

    /** Secret with the credentials; absent for workload identity. */
    @Nullable String credentialsSecret();

    /** The kind that {@code type} names; the schema admits only these. */
    static Destination read(Fields fields) {
        String type = fields.requiredText("type");
        return switch (type) {
            case "S3" -> S3Destination.read(fields);
            case "GCS" -> GcsDestination.read(fields);
            case "Azure" -> AzureDestination.read(fields);
            default -> throw new IllegalArgumentException("destination type " + type + " passed the schema");
        };
    }
}
