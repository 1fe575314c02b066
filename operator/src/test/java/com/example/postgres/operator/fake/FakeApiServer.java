package com.example.postgres.operator.fake;

import com.example.postgres.operator.ApiServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An API server in memory, over HTTP. It has no authorization, no validation, no defaults and no
 * controllers. A test makes it fail with {@link #faults} and the methods below.
 */
public final class FakeApiServer implements ApiServer {

    private final Store store = new Store();
    private final Resources resources = new Resources();
    private final Admission admission = new Admission(store, resources);
    private final GarbageCollector collector = new GarbageCollector(store);
    private final Router router = new Router(store, resources, admission, collector);
    private final Watches watches = new Watches(store);
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KubernetesClient client;
    private HttpServer http;

    private FakeApiServer() throws IOException {
        http = listen(0);
        client = newClient(0, "test");
        createNamespace("default");
    }

    /** Starts a server without objects but the namespace {@code default}. */
    public static FakeApiServer start() {
        try {
            return new FakeApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return server;
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    /** A client that repeats requests as often as that of the operator does. */
    public KubernetesClient patientClient(String userAgent) {
        return newClient(Config.DEFAULT_REQUEST_RETRY_BACKOFFLIMIT, userAgent);
    }

    private KubernetesClient newClient(int retries, String userAgent) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort())
                        .withOnlyHttpWatches(true)
                        .withHttp2Disable(true)
                        .withRequestRetryBackoffLimit(retries)
                        .withUserAgent(userAgent)
                        .build())
                .build();
    }

    /** From now on a garbage collector works; there is no other controller. */
    public void collectGarbage() {
        collector.start();
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was asked. */
    public RequestLog log() {
        return log;
    }

    /** All objects of a namespace, by kind and name. */
    public SortedMap<String, JsonNode> objects(String namespace) {
        SortedMap<String, JsonNode> objects = new TreeMap<>();
        store.all().forEach((key, object) -> {
            if (key.namespace().equals(namespace)) {
                objects.put(key.resource().kind() + "/" + key.name(), object.deepCopy());
            }
        });
        return objects;
    }

    /** A mutating webhook, called for every object that is written. */
    public void mutate(Consumer<ObjectNode> webhook) {
        admission.mutate(webhook);
    }

    /** No webhook changes anything any more. */
    public void clearWebhooks() {
        admission.clear();
    }

    /** The number of watches that are open. */
    public int openWatches() {
        return watches.size();
    }

    /** Ends all watches, as a server does from time to time. */
    public void closeWatches() {
        watches.close();
    }

    /** Ends all watches because what they would tell is lost. */
    public void expireWatches() {
        watches.expire();
    }

    /** No watch can begin before now any more, as after a compaction. */
    public void forgetHistory() {
        store.forgetHistory();
    }

    /** Breaks all connections and accepts none. */
    public void goAway() {
        http.stop(0);
        watches.close();
    }

    /** Accepts connections again; objects are as they were. */
    public void comeBack() {
        try {
            http = listen(http.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            Optional<Answer> fault = faults.strike(request);
            if (fault.isEmpty() && request.isWatch()) {
                watch(exchange, request);
            } else {
                answer(exchange, request, fault.orElseGet(() -> router.answer(request)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(HttpExchange exchange, Request request) throws IOException {
        Target target;
        try {
            target = router.target(request);
        } catch (Refusal e) {
            answer(exchange, request, e.answer());
            return;
        }
        log.add(request, 200);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        watches.serve(target, request, exchange.getResponseBody());
    }

    private void answer(HttpExchange exchange, Request request, Answer answer) throws IOException {
        log.add(request, answer.status());
        if (faults.losesAnswer(request)) {
            return;
        }
        JsonNode body = answer.body();
        byte[] bytes = (body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        client.close();
        goAway();
        threads.shutdownNow();
    }
}
