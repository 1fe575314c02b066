package com.example.postgres.spec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an archive is, without the major version. Two specs with the same location share the objects of their archives,
 * however they divide it into path and name, and however they write the endpoint. Credentials and the way to reach the
 * store do not distinguish locations.
 *
 * @param store the bucket or container, and the server or account if it is not implied: {@code s3://backups at minio:9000}
 * @param folder in the store
 */
public record ArchiveLocation(String store, String folder) {

    private static final String GOOGLE = "storage.googleapis.com";

    /** The location of an archive of that name. */
    public static ArchiveLocation of(Destination destination, String archiveName) {
        String path = destination.path();
        return new ArchiveLocation(store(destination), path == null ? archiveName : path + "/" + archiveName);
    }

    /** The store of a destination: one form for everything that reaches the same bucket or container. */
    public static String store(Destination destination) {
        if (destination instanceof Destination.S3 s3) {
            return store(s3);
        }
        if (destination instanceof Destination.Gcs gcs) {
            return "gs://" + gcs.bucket();
        }
        Destination.Azure azure = (Destination.Azure) destination;
        return "azure://" + azure.container() + " at " + azure.storageAccount();
    }

    private static String store(Destination.S3 s3) {
        String host = host(s3.endpoint());
        if (GOOGLE.equals(host)) {
            return "gs://" + s3.bucket();
        }
        // A bucket of Amazon S3 has the same name in every region.
        return "s3://" + s3.bucket() + (host == null || host.endsWith(".amazonaws.com") ? "" : " at " + host);
    }

    /** Scheme, default port, letter case and the domain of the Kubernetes cluster do not distinguish two servers. */
    private static @Nullable String host(@Nullable String endpoint) {
        return endpoint == null
                ? null
                : endpoint.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/+$", "")
                        .replaceFirst(":(80|443)(?=/|$)", "")
                        .replaceFirst("\\.svc(\\.cluster\\.local)?(?=[:/]|$)", "");
    }

    @Override
    public String toString() {
        return folder + " in " + store;
    }
}
