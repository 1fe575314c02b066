package com.example.postgres.model;

import com.example.postgres.model.ArchiveModel.Azure;
import com.example.postgres.model.ArchiveModel.Gcs;
import com.example.postgres.model.ArchiveModel.S3;
import com.example.postgres.model.ArchiveModel.Store;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.AzureDestination;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.EncryptionSpec;
import com.example.postgres.spec.GcsDestination;
import com.example.postgres.spec.S3Destination;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of an archive. Objects lie under {@code <path>/<archiveName>/<major>}: a new major begins a new archive. */
final class ArchiveModelFactory {

    /** WAL-G would ask the store for the region of the bucket, which other stores than Amazon's do not tell. */
    private static final String REGION_OF_OTHER_STORES = "us-east-1";

    /** The port of an address whose form the schema has checked. */
    private static final Pattern PORT = Pattern.compile("^https?://[^/]*:([0-9]+)(/|$)");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private ArchiveModelFactory() {}

    static ArchiveModel create(
            Destination destination,
            String archiveName,
            int major,
            String mounts,
            @Nullable EncryptionSpec encryption) {
        return new ArchiveModel(
                store(destination, encryption),
                prefix(destination, archiveName + "/" + major),
                mounts,
                Optional.ofNullable(destination.credentialsSecret()),
                encryption(encryption));
    }

    /** The archive of another cluster, of the same major version unless the source says otherwise. */
    static ArchiveModel ofSource(ArchiveSourceSpec source, int major) {
        return create(
                source.destination(),
                source.archiveName(),
                source.version() == null ? major : source.version().value().major(),
                ArchiveModel.SOURCE_MOUNTS,
                source.encryption());
    }

    private static Store store(Destination destination, @Nullable EncryptionSpec encryption) {
        if (destination instanceof S3Destination s3) {
            Optional<String> endpoint = Optional.ofNullable(s3.endpoint());
            return new S3(
                    Optional.ofNullable(s3.region()).or(() -> endpoint.map(url -> REGION_OF_OTHER_STORES)),
                    endpoint,
                    Boolean.TRUE.equals(s3.forcePathStyle()),
                    Optional.ofNullable(s3.caSecret()),
                    Optional.ofNullable(s3.storageClass()),
                    Optional.ofNullable(encryption).map(EncryptionSpec::serverSide),
                    Optional.ofNullable(encryption).map(EncryptionSpec::kmsKeyId),
                    endpoint.map(ArchiveModelFactory::port).orElse(HTTPS));
        }
        return destination instanceof AzureDestination azure ? new Azure(azure.storageAccount()) : new Gcs();
    }

    private static int port(String endpoint) {
        Matcher port = PORT.matcher(endpoint);
        if (port.find()) {
            return Integer.parseInt(port.group(1));
        }
        return endpoint.startsWith("http:") ? HTTP : HTTPS;
    }

    private static String prefix(Destination destination, String archive) {
        String place = destination.path() == null ? archive : destination.path() + "/" + archive;
        if (destination instanceof S3Destination s3) {
            return "s3://" + s3.bucket() + "/" + place;
        }
        if (destination instanceof GcsDestination gcs) {
            return "gs://" + gcs.bucket() + "/" + place;
        }
        return "azure://" + ((AzureDestination) destination).container() + "/" + place;
    }

    private static Optional<ArchiveModel.Encryption> encryption(@Nullable EncryptionSpec spec) {
        if (spec == null || spec.method() == null || spec.keySecret() == null) {
            return Optional.empty();
        }
        return Optional.of(new ArchiveModel.Encryption(spec.method(), spec.keySecret()));
    }
}
