package com.example.postgres.operator.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpTransportTest {

    private static final ClusterId ORDERS = new ClusterId("shop", "orders");
    private static final PodState POD =
            PodState.of(YamlReader.readTrusted("pod", "{metadata: {name: orders-0}, status: {podIP: 127.0.0.1}}"));
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MIB = 1 << 20;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final HttpTransport transport = new HttpTransport((cluster, pod) -> "secret", listener.getLocalPort());
    private final CompletableFuture<Void> closedByClient = new CompletableFuture<>();

    HttpTransportTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    /** What a member does with the connection after it has read the beginning of a request. */
    private interface Script {
        void run(String request, OutputStream out) throws IOException;
    }

    private void member(Script script) {
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = listener.accept()) {
                        byte[] request = new byte[MIB];
                        int length = socket.getInputStream().read(request);
                        script.run(new String(request, 0, length, StandardCharsets.UTF_8), socket.getOutputStream());
                        // Rests of the request may follow, until the client closes.
                        while (socket.getInputStream().read(request) >= 0) {}
                        closedByClient.complete(null);
                    } catch (IOException e) {
                        closedByClient.complete(null);
                    }
                },
                "member");
        thread.setDaemon(true);
        thread.start();
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Test
    void anAnswerIsReadWithItsStatus() throws Exception {
        member((request, out) -> print(out, "HTTP/1.1 503 no\r\nContent-Length: 3\r\n\r\nn\u00e9"));

        assertThat(transport.get(ORDERS, POD, "/patroni", LONG)).isEqualTo(new Transport.Response(503, "n\u00e9"));
    }

    @Test
    void aPostLogsIn() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        member((request, out) -> {
            seen.complete(request);
            print(out, "HTTP/1.1 200 ok\r\nContent-Length: 0\r\n\r\n");
        });

        assertThat(transport.post(ORDERS, POD, "/restart", "{}", LONG).status()).isEqualTo(200);
        assertThat(seen.get()).startsWith("POST /restart ").contains("Authorization: Basic cGF0cm9uaTpzZWNyZXQ=");
    }

    @Test
    void aMemberThatSendsNothingIsNotWaitedFor() throws Exception {
        member((request, out) -> {});

        assertIsGivenUp("within 300 ms", SHORT);
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        member((request, out) -> print(out, "HTTP/1.1 200 ok\r\nContent-Length: 10\r\n\r\n{"));

        assertIsGivenUp("within 300 ms", SHORT);
    }

    @Test
    void anEndlessBodyIsNotRead() throws Exception {
        member((request, out) -> {
            print(out, "HTTP/1.1 200 ok\r\nConnection: close\r\n\r\n");
            for (int i = 0; i < 64; i++) {
                out.write(new byte[MIB]);
            }
        });

        assertIsGivenUp("longer than " + MIB + " bytes", LONG);
    }

    private void assertIsGivenUp(String reason, Duration timeout) throws Exception {
        assertThatThrownBy(() -> transport.get(ORDERS, POD, "/patroni", timeout))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
        closedByClient.get(30, TimeUnit.SECONDS);
    }
}
