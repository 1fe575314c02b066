package com.example.postgres.model;

import java.util.Optional;

/**
 * An archive: WAL and base backups of one database system, in one place of an object store.
 *
 * @param store where it lies
 * @param prefix address of the place, in the form that WAL-G takes
 * @param mounts folder under which the Secrets are mounted
 * @param credentialsSecret with the credentials; empty for workload identity
 * @param encryption before anything leaves the member
 */
public record ArchiveModel(
        Store store,
        String prefix,
        String mounts,
        Optional<String> credentialsSecret,
        Optional<Encryption> encryption) {

    /** Where the members mount the Secrets of the archive that they write. */
    public static final String OWN_MOUNTS = "/archive";

    /** Where the members mount the Secrets of the archive that they restore from or follow. */
    public static final String SOURCE_MOUNTS = "/recovery";

    private static final int HTTPS = 443;

    /** A kind of object store with what only that kind has. */
    public sealed interface Store permits S3, Gcs, Azure {}

    /**
     * What speaks the S3 protocol.
     *
     * @param region of the bucket
     * @param endpoint of a store other than Amazon's
     * @param pathStyle whether the bucket stands in the path
     * @param caSecret authority of the endpoint's certificate
     * @param storageClass of new objects
     * @param serverSide encryption by the store
     * @param kmsKeyId key of that encryption
     * @param port the members connect to
     */
    public record S3(
            Optional<String> region,
            Optional<String> endpoint,
            boolean pathStyle,
            Optional<String> caSecret,
            Optional<String> storageClass,
            Optional<String> serverSide,
            Optional<String> kmsKeyId,
            int port)
            implements Store {}

    /** Google Cloud Storage. */
    public record Gcs() implements Store {}

    /**
     * Azure Blob Storage.
     *
     * @param account the storage account
     */
    public record Azure(String account) implements Store {}

    /**
     * Encryption with a key of the user.
     *
     * @param method libsodium or pgp
     * @param keySecret with the key
     */
    public record Encryption(String method, String keySecret) {}

    /** Secret with the authority of the endpoint's certificate. */
    public Optional<String> caSecret() {
        return store instanceof S3 s3 ? s3.caSecret() : Optional.empty();
    }

    /** Port of the store. */
    public int port() {
        return store instanceof S3 s3 ? s3.port() : HTTPS;
    }
}
