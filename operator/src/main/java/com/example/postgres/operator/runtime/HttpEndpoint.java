package com.example.postgres.operator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /healthz} and {@code /readyz}. Anybody who reaches the port may be slow; the kubelet, which kills
 * a process that does not answer, is served nevertheless.
 */
final class HttpEndpoint implements AutoCloseable {

    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;

    /**
     * Starts to serve.
     *
     * @param isHealthy whether the process can go on; if not, it should be restarted
     * @param isReady whether its caches are complete
     */
    HttpEndpoint(int port, Supplier<String> metrics, BooleanSupplier isHealthy, BooleanSupplier isReady)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/metrics", exchange -> answer(exchange, 200, METRICS_TYPE, metrics.get()));
        server.createContext("/healthz", exchange -> answer(exchange, isHealthy));
        server.createContext("/readyz", exchange -> answer(exchange, isReady));
        server.setExecutor(new RequestThreads());
        server.start();
    }

    private static void answer(HttpExchange exchange, BooleanSupplier is) throws IOException {
        boolean isTrue = is.getAsBoolean();
        answer(exchange, isTrue ? 200 : 503, "text/plain", isTrue ? "ok\n" : "no\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The port that it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
