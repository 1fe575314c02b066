package com.example.postgres.cluster.driver;

import com.example.postgres.target.ImageRole;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how the cluster tests run; the only class that reads the environment.
 *
 * @param kubeconfig {@code KUBECONFIG}; without it K3s is started where a container engine runs
 * @param images {@code PGC_TEST_POSTGRES_IMAGE}, {@code PGC_TEST_KUBECTL_IMAGE} and so on; otherwise the image table
 * @param postgresVersion {@code PGC_TEST_POSTGRES_VERSION}: a major version that the image has; otherwise that of {@link Spec}
 * @param storageClass {@code PGC_TEST_STORAGE_CLASS}: of the volumes; otherwise the default of the cluster
 * @param nodeStop {@code PGC_TEST_NODE_STOP}: a command that cuts the power of the node whose name is appended
 * @param nodeStart {@code PGC_TEST_NODE_START}: a command that starts that node again
 * @param nodeCut {@code PGC_TEST_NODE_CUT}: a command that takes the node whose name is appended off the network
 * @param nodeHeal {@code PGC_TEST_NODE_HEAL}: a command that brings it back
 * @param auditLog {@code PGC_TEST_AUDIT_LOG}: a file into which the API server logs every request with its metadata
 * @param objectStore {@code PGC_TEST_S3_ENDPOINT}, {@code PGC_TEST_S3_BUCKET}, {@code PGC_TEST_S3_ACCESS_KEY} and
 *     {@code PGC_TEST_S3_SECRET_KEY}: an S3 store that pods reach
 * @param walG {@code PGC_TEST_WALG}: which wal-g members with an archive have
 * @param required {@code PGC_TEST_REQUIRED=1}: what a test needs and is not there fails it instead of skipping it
 */
public record ClusterTestConfiguration(
        Optional<Path> kubeconfig,
        Map<ImageRole, String> images,
        Optional<String> postgresVersion,
        Optional<String> storageClass,
        Optional<String> nodeStop,
        Optional<String> nodeStart,
        Optional<String> nodeCut,
        Optional<String> nodeHeal,
        Optional<Path> auditLog,
        Optional<ObjectStore> objectStore,
        WalGChoice walG,
        boolean required) {

    public ClusterTestConfiguration {
        images = Map.copyOf(images);
    }

    /** Reads the environment of this process. */
    public static ClusterTestConfiguration fromEnvironment() {
        Map<ImageRole, String> images = new EnumMap<>(ImageRole.class);
        for (ImageRole role : ImageRole.values()) {
            variable("PGC_TEST_" + role.name().toUpperCase(Locale.ROOT) + "_IMAGE")
                    .ifPresent(image -> images.put(role, image));
        }
        return new ClusterTestConfiguration(
                variable("KUBECONFIG").map(Path::of),
                images,
                variable("PGC_TEST_POSTGRES_VERSION"),
                variable("PGC_TEST_STORAGE_CLASS"),
                variable("PGC_TEST_NODE_STOP"),
                variable("PGC_TEST_NODE_START"),
                variable("PGC_TEST_NODE_CUT"),
                variable("PGC_TEST_NODE_HEAL"),
                variable("PGC_TEST_AUDIT_LOG").map(Path::of),
                variable("PGC_TEST_S3_ENDPOINT")
                        .map(endpoint -> new ObjectStore(
                                endpoint,
                                variable("PGC_TEST_S3_BUCKET").orElse("backups"),
                                variable("PGC_TEST_S3_ACCESS_KEY").orElse(""),
                                variable("PGC_TEST_S3_SECRET_KEY").orElse(""))),
                WalGChoice.of(variable("PGC_TEST_WALG").orElse("auto")),
                variable("PGC_TEST_REQUIRED").filter("1"::equals).isPresent());
    }

    /** The spec for this run: another major version, unless a test chose its version, and the storage class. */
    Spec adapted(Spec spec) {
        boolean isDefaultVersion = spec.tree().at("/spec/version").asText().equals(Spec.VERSION);
        Spec versioned = postgresVersion
                .filter(version -> isDefaultVersion)
                .map(version -> spec.with("/spec/version", "'" + version + "'"))
                .orElse(spec);
        return storageClass
                .map(name -> versioned.with("/spec/storage/storageClass", name))
                .orElse(versioned);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
