package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ArchiveModel.Encryption;
import com.example.postgres.model.ObjectStore.Azure;
import com.example.postgres.model.ObjectStore.Gcs;
import com.example.postgres.model.ObjectStore.S3;
import java.util.Optional;

/**
 * Where an archive is and how it is encrypted, as settings of WAL-G. One of the three stores is present.
 *
 * @param s3 a store that speaks the S3 protocol
 * @param gcs Google Cloud Storage
 * @param azure Azure Blob Storage
 * @param encryption method by which members encrypt
 */
public record ArchiveStoreView(
        Optional<S3View> s3, Optional<GcsView> gcs, Optional<AzureView> azure, Optional<String> encryption) {

    /**
     * A bucket of a store that speaks the S3 protocol.
     *
     * @param prefix address of the archive
     * @param region of the bucket
     * @param endpoint URL of a store other than Amazon's
     * @param pathStyle whether the path of a request holds the bucket
     * @param caMount where the CA of the endpoint's certificate is mounted, when the user names one
     * @param storageClass of new objects
     * @param serverSide encryption by the store
     * @param kmsKey key of that encryption
     */
    public record S3View(
            String prefix,
            Optional<String> region,
            Optional<String> endpoint,
            boolean pathStyle,
            Optional<String> caMount,
            Optional<String> storageClass,
            Optional<String> serverSide,
            Optional<String> kmsKey) {

        private static S3View of(ArchiveModel archive, S3 s3) {
            return new S3View(
                    archive.prefix(),
                    s3.region(),
                    s3.endpoint(),
                    s3.pathStyle(),
                    s3.caSecret().map(secret -> archive.mounts() + "/ca"),
                    s3.storageClass(),
                    s3.serverSide(),
                    s3.kmsKeyId());
        }
    }

    /**
     * A bucket of Google Cloud Storage.
     *
     * @param prefix address of the archive
     */
    public record GcsView(String prefix) {}

    /**
     * A container of Azure Blob Storage.
     *
     * @param prefix address of the archive
     * @param account the storage account
     */
    public record AzureView(String prefix, String account) {}

    static ArchiveStoreView of(ArchiveModel archive) {
        return new ArchiveStoreView(
                archive.store() instanceof S3 s3 ? Optional.of(S3View.of(archive, s3)) : Optional.empty(),
                archive.store() instanceof Gcs ? Optional.of(new GcsView(archive.prefix())) : Optional.empty(),
                archive.store() instanceof Azure azure
                        ? Optional.of(new AzureView(archive.prefix(), azure.account()))
                        : Optional.empty(),
                archive.encryption().map(Encryption::method));
    }
}
