package com.example.postgres.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A Kubernetes API server with its etcd and nothing else: no controller, no kubelet. Everything ends with {@link #close}. */
public final class TestApiServer implements ApiServer {

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final KubernetesClient client;

    private TestApiServer(Path binaries, Path folder) throws Exception {
        this.folder = folder;
        String etcd = "http://127.0.0.1:" + freePort();
        int port = freePort();
        Path key = writeKey(folder.resolve("service-accounts.key"));
        Path tokens = Files.writeString(folder.resolve("tokens.csv"), TOKEN + ",admin,admin,system:masters\n");
        start(
                binaries.resolve("etcd"),
                "--data-dir=" + folder.resolve("etcd"),
                "--unsafe-no-fsync",
                "--listen-client-urls=" + etcd,
                "--advertise-client-urls=" + etcd,
                "--listen-peer-urls=http://127.0.0.1:" + freePort());
        start(
                binaries.resolve("kube-apiserver"),
                "--etcd-servers=" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + folder,
                "--token-auth-file=" + tokens,
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=10.0.0.0/16",
                "--service-account-issuer=https://localhost",
                "--service-account-key-file=" + key,
                "--service-account-signing-key-file=" + key,
                "--disable-admission-plugins=ServiceAccount");
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("https://127.0.0.1:" + port)
                        .withOauthToken(TOKEN)
                        .withTrustCerts(true)
                        .withDisableHostnameVerification(true)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> client.raw("/readyz").equals("ok"));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> client.namespaces().withName("default").get() != null);
    }

    /** Whether {@code KUBEBUILDER_ASSETS} names a folder with a server. */
    static boolean isInstalled() {
        return Files.isExecutable(binaries().resolve("kube-apiserver"));
    }

    private static Path binaries() {
        return Path.of(System.getenv().getOrDefault("KUBEBUILDER_ASSETS", "none"));
    }

    /** Starts the server of {@code KUBEBUILDER_ASSETS}; the test is skipped where there is none. */
    public static TestApiServer start(Path folder) throws Exception {
        Assumptions.assumeTrue(isInstalled(), "KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver");
        return new TestApiServer(binaries(), folder);
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    /** A client of a user who may do only what roles grant. */
    public KubernetesClient clientOf(String user) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withImpersonateUsername(user)
                        .build())
                .build();
    }

    private void start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program.getFileName() + ".log").toFile())
                .start());
    }

    private static Path writeKey(Path file) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        client.close();
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }
}
