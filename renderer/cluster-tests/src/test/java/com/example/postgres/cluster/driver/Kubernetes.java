package com.example.postgres.cluster.driver;

import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.example.postgres.target.KubernetesVersion;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** The Kubernetes of a test run: the one of the kubeconfig, else K3s in a container. */
public final class Kubernetes implements AutoCloseable {

    private static final DockerImageName K3S = DockerImageName.parse("rancher/k3s:v1.35.4-k3s1");

    private final ClusterTestConfiguration configuration;
    private final KubernetesClient client;
    private final Optional<K3sContainer> container;
    private final WalG walG = new WalG();

    private Kubernetes(
            ClusterTestConfiguration configuration, KubernetesClient client, Optional<K3sContainer> container) {
        this.configuration = configuration;
        this.client = client;
        this.container = container;
    }

    /** Connects; aborts the test when there is nothing to connect to, or fails it when that is required. */
    public static Kubernetes connect() {
        ClusterTestConfiguration configuration = ClusterTestConfiguration.fromEnvironment();
        if (configuration.kubeconfig().isPresent()) {
            return new Kubernetes(configuration, client(readKubeconfig(configuration)), Optional.empty());
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw missing(configuration, "no Kubernetes: KUBECONFIG is not set and no container engine runs");
        }
        K3sContainer container = new K3sContainer(K3S);
        container.start();
        return new Kubernetes(configuration, client(container.getKubeConfigYaml()), Optional.of(container));
    }

    /** Aborts or fails the test because something that it needs is not there. */
    public static AssertionError missing(ClusterTestConfiguration configuration, String what) {
        if (configuration.required()) {
            return Assertions.fail(what + ", and PGC_TEST_REQUIRED is 1");
        }
        return Assumptions.abort(what);
    }

    private static String readKubeconfig(ClusterTestConfiguration configuration) {
        try {
            return Files.readString(configuration.kubeconfig().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesClient client(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
    }

    /** The client of this Kubernetes. */
    public KubernetesClient client() {
        return client;
    }

    /** The version of the API server. */
    public KubernetesVersion version() {
        String text = client.getKubernetesVersion().getGitVersion();
        return KubernetesVersion.parse(text).orElseThrow(() -> new AssertionError("no version: " + text));
    }

    /** Whether the API server resizes pods in place. */
    public boolean canResize() {
        return client.getApiResources("v1").getResources().stream()
                .anyMatch(resource -> resource.getName().equals("pods/resize"));
    }

    /** A kubeconfig of this Kubernetes, for other processes. */
    public Path kubeconfig() {
        return configuration.kubeconfig().orElseGet(() -> {
            try {
                Path file = Files.createTempFile("kubeconfig", ".yaml");
                file.toFile().deleteOnExit();
                return Files.writeString(file, container.orElseThrow().getKubeConfigYaml());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What the run was started with. */
    public ClusterTestConfiguration configuration() {
        return configuration;
    }

    /** The image that the tests use in the role. */
    public String image(ImageRole role) {
        return Optional.ofNullable(configuration.images().get(role))
                .orElseGet(() -> ImageTable.profile(role).reference());
    }

    /** The spec for this run, with the wal-g that it needs. */
    Spec adapted(Spec spec, TestNamespace namespace) {
        return walG.in(configuration.adapted(spec), namespace);
    }

    /** The object store for backups; aborts the test when none is configured. */
    public ObjectStore objectStore() {
        return configuration
                .objectStore()
                .orElseThrow(() -> missing(configuration, "no object store: PGC_TEST_S3_ENDPOINT is not set"));
    }

    /** Cuts and restores the power of nodes; aborts the test when no command is configured. */
    public NodePower nodePower() {
        if (configuration.nodeStop().isEmpty() || configuration.nodeStart().isEmpty()) {
            throw missing(configuration, "PGC_TEST_NODE_STOP and PGC_TEST_NODE_START are not set");
        }
        return new NodePower(
                configuration.nodeStop().get(), configuration.nodeStart().get());
    }

    /** Takes nodes off the network; aborts the test when no command is configured. */
    public NodeNetwork nodeNetwork() {
        if (configuration.nodeCut().isEmpty() || configuration.nodeHeal().isEmpty()) {
            throw missing(configuration, "PGC_TEST_NODE_CUT and PGC_TEST_NODE_HEAL are not set");
        }
        return new NodeNetwork(
                configuration.nodeCut().get(), configuration.nodeHeal().get());
    }

    /** Where the API server logs requests; aborts the test when that is not known. */
    public Path auditLog() {
        return configuration.auditLog().orElseThrow(() -> missing(configuration, "PGC_TEST_AUDIT_LOG is not set"));
    }

    @Override
    public void close() {
        client.close();
        container.ifPresent(K3sContainer::stop);
    }
}
