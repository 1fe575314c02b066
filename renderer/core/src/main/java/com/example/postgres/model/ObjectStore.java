package com.example.postgres.model;

import com.example.postgres.spec.Destination;
import com.example.postgres.spec.EncryptionSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object store, with the settings that only its kind has. */
public sealed interface ObjectStore {

    int HTTP = 80;

    int HTTPS = 443;

    /** Google's metadata server on the node, for workload identity. */
    int GKE_METADATA = 988;

    /** The port that members connect to. */
    int port();

    /** The ports of the cloud's service on the node that issues credentials to workloads without a Secret. */
    default List<Integer> identityPorts() {
        return List.of(HTTP);
    }

    static ObjectStore of(Destination destination, @Nullable EncryptionSpec encryption) {
        if (destination instanceof Destination.S3 s3) {
            return S3.of(s3, Optional.ofNullable(encryption));
        }
        return destination instanceof Destination.Azure azure ? new Azure(azure.storageAccount()) : new Gcs();
    }

    /**
     * A store that speaks the S3 protocol.
     *
     * @param region of the bucket
     * @param endpoint URL of a store other than Amazon's
     * @param pathStyle whether the bucket is part of the path
     * @param caSecret Secret with the CA of the endpoint's certificate
     * @param storageClass of new objects
     * @param serverSide encryption by the store
     * @param kmsKeyId key of that encryption
     * @param port of the endpoint
     */
    record S3(
            Optional<String> region,
            Optional<String> endpoint,
            boolean pathStyle,
            Optional<String> caSecret,
            Optional<String> storageClass,
            Optional<String> serverSide,
            Optional<String> kmsKeyId,
            int port)
            implements ObjectStore {

        /** Without a region WAL-G asks the store for that of the bucket, and only Amazon's answers. */
        private static final String REGION_OF_OTHER_STORES = "us-east-1";

        /** The port of a URL whose form the schema has checked. */
        private static final Pattern PORT = Pattern.compile("^https?://[^/]*:([0-9]+)(/|$)");

        private static S3 of(Destination.S3 destination, Optional<EncryptionSpec> encryption) {
            Optional<String> endpoint = Optional.ofNullable(destination.endpoint());
            return new S3(
                    Optional.ofNullable(destination.region()).or(() -> endpoint.map(url -> REGION_OF_OTHER_STORES)),
                    endpoint,
                    Boolean.TRUE.equals(destination.forcePathStyle()),
                    Optional.ofNullable(destination.caSecret()),
                    Optional.ofNullable(destination.storageClass()),
                    encryption.map(EncryptionSpec::serverSide),
                    encryption.map(EncryptionSpec::kmsKeyId),
                    endpoint.map(S3::port).orElse(HTTPS));
        }

        private static int port(String endpoint) {
            Matcher port = PORT.matcher(endpoint);
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            return endpoint.startsWith("http:") ? HTTP : HTTPS;
        }
    }

    /** Google Cloud Storage. */
    record Gcs() implements ObjectStore {

        @Override
        public int port() {
            return HTTPS;
        }

        @Override
        public List<Integer> identityPorts() {
            return List.of(HTTP, GKE_METADATA);
        }
    }

    /**
     * Azure Blob Storage.
     *
     * @param account the storage account
     */
    record Azure(String account) implements ObjectStore {

        @Override
        public int port() {
            return HTTPS;
        }
    }
}
