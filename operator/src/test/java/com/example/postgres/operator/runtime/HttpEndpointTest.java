package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpEndpointTest {

    private final HttpEndpoint endpoint = new HttpEndpoint(0, () -> "up 1\n", () -> true, () -> false);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> clients = new ArrayList<>();

    HttpEndpointTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A client that has sent only this so far. */
    private Socket client(String start) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
        clients.add(client);
        send(client, start);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Test
    void healthAndMetricsAreAnswered() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/metrics").body()).isEqualTo("up 1\n");
    }

    @Test
    void clientsThatSendPartsOfRequestsKeepNobodyElseWaiting() throws Exception {
        for (int i = 0; i < 3 * RequestThreads.SLOW; i++) {
            client(i % 2 == 0 ? "GET" : "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");
        }

        for (int i = 0; i < 5; i++) {
            assertThat(get("/healthz").statusCode()).isEqualTo(200);
        }
        Socket slow = client("GET /hea");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        send(slow, "lthz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(slow.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
    }
}
