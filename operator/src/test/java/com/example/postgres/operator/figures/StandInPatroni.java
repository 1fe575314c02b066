package com.example.postgres.operator.figures;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Patroni's REST API of every member: each is the only one of its cluster, and runs. */
final class StandInPatroni implements AutoCloseable {

    private static final int PORT = 8008;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer http;

    StandInPatroni() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        http.createContext("/patroni", StandInPatroni::answer);
        http.setExecutor(threads);
        http.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body =
                ("{\"role\": \"primary\", \"state\": \"running\", \"timeline\": 1, \"xlog\": {\"location\": 1000},"
                                + " \"postmaster_start_time\": \"2026-01-01 00:00:00.000000+00:00\", \"dcs_last_seen\": "
                                + Instant.now().getEpochSecond() + "}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
