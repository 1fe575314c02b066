package com.example.postgres.cli;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Serves objects as an API server does, and merges annotations into them. */
final class FakeApiServer implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private Consumer<ObjectNode> controller = object -> {};
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    FakeApiServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** Writes a kubeconfig with the contexts {@code test} and {@code other}. */
    void writeKubeconfig(Path directory) {
        Specs.write(directory, "kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: reader, user: {token: secret}}]
                contexts: [{name: test, context: {cluster: fake, user: reader}}, {name: other, context: {cluster: fake, user: reader}}]
                current-context: test
                """.formatted(http.getAddress().getPort()));
    }

    /** Stores every object of the directory. */
    void store(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> store(YamlReader.readTrusted(
                            file.toString(),
                            Specs.read(directory, file.getFileName().toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the object. */
    ObjectNode store(JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        String apiVersion = object.path("apiVersion").asText();
        String path = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural(object) + "/"
                + object.at("/metadata/name").asText();
        objects.put(path, object.deepCopy());
        return objects.get(path);
    }

    private static String plural(JsonNode object) {
        String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
        return kind.endsWith("y")
                ? kind.substring(0, kind.length() - 1) + "ies"
                : kind.endsWith("s") ? kind + "es" : kind + "s";
    }

    /** The stored object with this end of its path. */
    ObjectNode get(String end) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Answers requests for the path with this YAML. */
    void answer(String path, String yaml) {
        objects.put(path, (ObjectNode) YamlReader.readTrusted(path, yaml));
    }

    void remove(String end) {
        objects.keySet().removeIf(path -> path.endsWith(end));
    }

    /** Answers requests for paths with this end, or everything for an empty one, with the status. */
    void refuse(String end, int status) {
        refused.put(end, status);
    }

    /** Does this after each change of an object, as a controller does. */
    void afterChange(Consumer<ObjectNode> controller) {
        this.controller = controller;
    }

    /** Answers every request with this text, as another server would. */
    void answerEverything(int status, String body) {
        http.removeContext("/");
        http.createContext("/", exchange -> send(exchange, status, body));
    }

    /** Method and path of each request. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        int status = refused.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
        boolean isPatch = exchange.getRequestMethod().equals("PATCH");
        if (isPatch
                && !"application/merge-patch+json"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            status = 415;
        } else if (isPatch
                && !"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            status = 401;
        }
        if (status == 0 && isPatch) {
            merge(get(path), exchange);
        }
        if (status == 0) {
            JsonNode answer = find(path);
            send(exchange, answer.isMissingNode() ? 404 : 200, answer.isMissingNode() ? "{}" : answer.toString());
        } else {
            send(exchange, status, "{\"kind\": \"Status\", \"code\": " + status + ", \"message\": \"no\"}");
        }
    }

    private void merge(ObjectNode object, HttpExchange exchange) throws IOException {
        JsonNode patch = YamlReader.readTrusted(
                "patch", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        object.withObject("/metadata/annotations").setAll((ObjectNode) patch.at("/metadata/annotations"));
        controller.accept(object);
    }

    private JsonNode find(String path) {
        if (objects.containsKey(path)) {
            return objects.get(path);
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        objects.forEach((stored, object) -> {
            String collection = stored.substring(0, stored.lastIndexOf('/'));
            if (collection.equals(path)
                    || collection.replaceFirst("/namespaces/[^/]+", "").equals(path)) {
                items.add(object.deepCopy().without(List.of("kind", "apiVersion")));
            }
        });
        if (path.matches("/api/v1|/apis/[^/]+/[^/]+")) {
            return types(path);
        }
        boolean isCollection = path.matches(".*/namespaces/[^/]+/[^/]+") || !items.isEmpty();
        return isCollection ? list : JsonNodeFactory.instance.missingNode();
    }

    private JsonNode types(String path) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode types = list.putArray("resources");
        objects.values().stream()
                .filter(object -> path.endsWith("/" + object.path("apiVersion").asText()))
                .forEach(object -> types.addObject()
                        .put("name", plural(object))
                        .put("kind", object.path("kind").asText()));
        return types.isEmpty() ? JsonNodeFactory.instance.missingNode() : list;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
