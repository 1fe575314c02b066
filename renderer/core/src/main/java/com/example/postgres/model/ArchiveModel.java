package com.example.postgres.model;

import com.example.postgres.model.ObjectStore.S3;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.EncryptionSpec;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.spec.TransferLimits;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An archive: WAL and base backups of one database system, in one place of an object store. Objects are below {@code
 * <path>/<archiveName>/<major>}, so a new major version starts a new archive.
 *
 * @param store that holds the archive
 * @param prefix address of the archive, as WAL-G expects it
 * @param mounts folder under which the Secrets are mounted
 * @param credentialsSecret Secret with the credentials; empty for workload identity
 * @param encryption by the members, before anything is sent
 * @param limits of WAL-G; empty for its defaults
 */
public record ArchiveModel(
        ObjectStore store,
        String prefix,
        String mounts,
        Optional<String> credentialsSecret,
        Optional<Encryption> encryption,
        Optional<TransferLimits> limits) {

    private static final String CREDENTIALS = "credentials";
    private static final String ENCRYPTION = "encryption";
    private static final String CA = "ca";

    /** The key of the Secret with the CA of the store. */
    static final String CA_KEY = "ca.crt";

    /**
     * Encryption with a key of the user.
     *
     * @param method libsodium or pgp
     * @param keySecret Secret with the key
     */
    public record Encryption(String method, String keySecret) {}

    /**
     * A Secret in the pods, with all of its keys.
     *
     * @param volume name of the volume
     * @param secret name of the Secret
     * @param path where the volume is mounted
     */
    public record SecretMount(String volume, String secret, String path) {}

    /** The archive that the members, of these resources, write. */
    static ArchiveModel of(BackupSpec backup, String archiveName, int major, @Nullable ResourcesSpec members) {
        return of(backup.destination(), archiveName + "/" + major, MountPaths.ARCHIVE, backup.encryption(), members);
    }

    /** The archive of another cluster, of the same major version unless the source names its own. */
    static ArchiveModel ofSource(ArchiveSourceSpec source, int major, @Nullable ResourcesSpec members) {
        int written =
                source.version() == null ? major : source.version().value().major();
        return of(
                source.destination(),
                source.archiveName() + "/" + written,
                MountPaths.SOURCE_ARCHIVE,
                source.encryption(),
                members);
    }

    private static ArchiveModel of(
            Destination destination,
            String name,
            String mounts,
            @Nullable EncryptionSpec encryption,
            @Nullable ResourcesSpec members) {
        return new ArchiveModel(
                ObjectStore.of(destination, encryption),
                prefix(destination, name),
                mounts,
                Optional.ofNullable(destination.credentialsSecret()),
                encryption(encryption),
                TransferLimits.of(destination, members));
    }

    private static String prefix(Destination destination, String name) {
        String path = destination.path() == null ? name : destination.path() + "/" + name;
        if (destination instanceof Destination.S3 s3) {
            return "s3://" + s3.bucket() + "/" + path;
        }
        if (destination instanceof Destination.Gcs gcs) {
            return "gs://" + gcs.bucket() + "/" + path;
        }
        return "azure://" + ((Destination.Azure) destination).container() + "/" + path;
    }

    private static Optional<Encryption> encryption(@Nullable EncryptionSpec spec) {
        if (spec == null || spec.method() == null || spec.keySecret() == null) {
            return Optional.empty();
        }
        return Optional.of(new Encryption(spec.method(), spec.keySecret()));
    }

    /** Secret with the CA of the endpoint's certificate. */
    public Optional<String> caSecret() {
        return store instanceof S3 s3 ? s3.caSecret() : Optional.empty();
    }

    /** The Secrets of the archive as the pods mount them. */
    public List<SecretMount> secretMounts() {
        return Stream.of(
                        credentialsSecret.map(secret -> mount(CREDENTIALS, secret)),
                        encryption.map(Encryption::keySecret).map(secret -> mount(ENCRYPTION, secret)),
                        caSecret().map(secret -> mount(CA, secret)))
                .flatMap(Optional::stream)
                .toList();
    }

    private SecretMount mount(String content, String secret) {
        String path = mounts + "/" + content;
        return new SecretMount(path.substring(1).replace('/', '-'), secret, path);
    }

    /** The ports outside of the cluster that members need: of the store, and of the service that issues credentials. */
    SortedSet<Integer> ports() {
        SortedSet<Integer> ports = new TreeSet<>();
        ports.add(store.port());
        if (credentialsSecret.isEmpty()) {
            ports.addAll(store.identityPorts());
        }
        return ports;
    }
}
