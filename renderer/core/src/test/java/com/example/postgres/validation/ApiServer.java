package com.example.postgres.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A Kubernetes API server with its etcd and nothing else, on ports of its own; everything ends with {@link #close}. */
final class ApiServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "test";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final String address;
    private final HttpClient client;

    private ApiServer(Path binaries, Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        String etcd = "http://127.0.0.1:" + freePort();
        int port = freePort();
        address = "https://127.0.0.1:" + port;
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
        client = HttpClient.newBuilder()
                .sslContext(trusting(awaitFile(folder.resolve("apiserver.crt"))))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        awaitReady();
    }

    /**
     * Starts the two.
     *
     * @param binaries folder with {@code etcd} and {@code kube-apiserver}
     * @param folder for data and logs
     */
    static ApiServer start(Path binaries, Path folder) throws Exception {
        return new ApiServer(binaries, folder);
    }

    /** Sends a request; an answer of any status is returned. */
    Answer send(String method, String path, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * An answer of the server.
     *
     * @param status HTTP status
     * @param body the object, or a Status that says why there is none
     */
    record Answer(int status, JsonNode body) {

        boolean isAccepted() {
            return status < 300;
        }

        String message() {
            return body.path("message").asText();
        }
    }

    private void start(Path binary, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(List.of(options));
        Path log = folder.resolve(binary.getFileName() + ".log");
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/readyz"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build();
                HttpResponse<String> ready = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (ready.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no API server within " + PATIENCE + "; see the logs in " + folder);
    }

    private static Path awaitFile(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || !Files.readString(file).strip().endsWith("-----END CERTIFICATE-----")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the API server did not start; see the logs beside " + file);
            }
            Thread.sleep(50);
        }
        return file;
    }

    private static SSLContext trusting(Path certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream stream = Files.newInputStream(certificates)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("certificate" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path writeKey(Path file) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server before its database. */
    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            Process process = processes.get(i);
            process.destroy();
            try {
                process.onExit().get(10, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
