package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ArchiveModel.Encryption;
import com.example.postgres.model.ObjectStore.Azure;
import com.example.postgres.model.ObjectStore.Gcs;
import com.example.postgres.model.ObjectStore.S3;
import java.util.Optional;

/**
 * Where an archive lies and how it is encrypted, as settings of WAL-G. What the kind of store does not have is empty.
 *
 * @param isS3 whether the store speaks S3
 * @param isGcs whether it is Google's
 * @param isAzure whether it is Azure's
 * @param prefix address of the archive
 * @param hasRegion whether a region is known
 * @param region of the bucket
 * @param hasEndpoint whether the store is not Amazon's
 * @param endpoint URL of the store
 * @param pathStyle whether the bucket stands in the path
 * @param hasCa whether the certificate of the store is checked against an authority of the user
 * @param caFile the authority
 * @param hasStorageClass whether objects get a storage class
 * @param storageClass of new objects
 * @param hasServerSide whether the store encrypts
 * @param serverSide how
 * @param hasKmsKey whether with a named key
 * @param kmsKey its name
 * @param account of Azure
 * @param hasEncryption whether members encrypt
 * @param encryption method
 */
public record ArchiveStoreView(
        boolean isS3,
        boolean isGcs,
        boolean isAzure,
        String prefix,
        boolean hasRegion,
        String region,
        boolean hasEndpoint,
        String endpoint,
        boolean pathStyle,
        boolean hasCa,
        String caFile,
        boolean hasStorageClass,
        String storageClass,
        boolean hasServerSide,
        String serverSide,
        boolean hasKmsKey,
        String kmsKey,
        String account,
        boolean hasEncryption,
        String encryption) {

    private static final S3 NO_S3 = new S3(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    static ArchiveStoreView of(ArchiveModel archive) {
        S3 s3 = archive.store() instanceof S3 given ? given : NO_S3;
        return new ArchiveStoreView(
                archive.store() instanceof S3,
                archive.store() instanceof Gcs,
                archive.store() instanceof Azure,
                archive.prefix(),
                s3.region().isPresent(),
                s3.region().orElse(""),
                s3.endpoint().isPresent(),
                s3.endpoint().orElse(""),
                s3.pathStyle(),
                s3.caSecret().isPresent(),
                archive.caFile(),
                s3.storageClass().isPresent(),
                s3.storageClass().orElse(""),
                s3.serverSide().isPresent(),
                s3.serverSide().orElse(""),
                s3.kmsKeyId().isPresent(),
                s3.kmsKeyId().orElse(""),
                archive.store() instanceof Azure azure ? azure.account() : "",
                archive.encryption().isPresent(),
                archive.encryption().map(Encryption::method).orElse(""));
    }
}
