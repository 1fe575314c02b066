package com.example.postgres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
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
public final class TestApiServer implements AutoCloseable {

    private static final String TOKEN = "test";

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
                "--service-cluster-ip-range=10.0.0.0/24",
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

    /** Starts the server of {@code KUBEBUILDER_ASSETS}; the test is skipped where there is none. */
    public static TestApiServer start(Path folder) throws Exception {
        String binaries = System.getenv("KUBEBUILDER_ASSETS");
        Assumptions.assumeTrue(
                binaries != null && Files.isExecutable(Path.of(binaries, "kube-apiserver")),
                "KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver");
        return new TestApiServer(Path.of(String.valueOf(binaries)), folder);
    }

    /** An administrator's client. */
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

    /** A kubeconfig of an administrator, for programs. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: admin, user: {token: %s}}]
                contexts: [{name: test, context: {cluster: test, user: admin}}]
                current-context: test
                """.formatted(client.getMasterUrl(), TOKEN);
    }

    /** Creates a namespace. */
    public void createNamespace(String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    /** Server-side apply with force, as another program does it. */
    public void applyAs(String manager, JsonNode object) {
        String path = ObjectRef.of(object).path() + "?force=true&fieldManager=" + manager;
        send("PATCH", path, "application/apply-patch+yaml", object);
    }

    /** Creates an object, as another program does it that does not use server-side apply. */
    public void createAs(String manager, JsonNode object) {
        send("POST", ObjectRef.of(object).collection() + "?fieldManager=" + manager, "application/json", object);
    }

    private void send(String method, String path, String contentType, JsonNode body) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/+$", "") + path)
                .method(method, contentType, body.toString())
                .build();
        HttpResponse<String> response =
                client.getHttpClient().sendAsync(request, String.class).join();
        assertThat(response.isSuccessful()).as(response.body()).isTrue();
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
