package com.example.postgres.operator.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param method of HTTP
 * @param path without the query
 * @param query parameters, decoded
 * @param contentType of the body
 * @param userAgent of the client
 * @param body as sent
 */
public record Request(
        String method, String path, Map<String, String> query, String contentType, String userAgent, String body) {

    public Request {
        query = Map.copyOf(query);
    }

    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query,
                header(exchange, "Content-Type"),
                header(exchange, "User-Agent"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** A parameter; empty if there is none. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Whether it asks for changes until the connection ends. */
    public boolean isWatch() {
        return parameter("watch").equals("true") || parameter("watch").equals("1");
    }

    /** Whether it changes something. */
    public boolean isWrite() {
        return !method.equals("GET");
    }

    /** The field manager: the one that it names, or the name of the client. */
    String manager() {
        int slash = userAgent.indexOf('/');
        return query.getOrDefault("fieldManager", slash < 0 ? userAgent : userAgent.substring(0, slash));
    }

    @Override
    public String toString() {
        return method + " " + path + (isWatch() ? " watch" : "");
    }
}
