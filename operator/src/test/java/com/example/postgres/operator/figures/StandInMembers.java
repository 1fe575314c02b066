package com.example.postgres.operator.figures;

import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;

/** What the StatefulSet controller and the kubelet do for clusters of one member, and the members' REST API. */
final class StandInMembers implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final int PATRONI_PORT = 8008;

    private final KubernetesApi api;
    private final HttpServer patroni;

    StandInMembers(KubernetesApi api) throws IOException {
        this.api = api;
        patroni = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PATRONI_PORT), 0);
        patroni.createContext("/patroni", StandInMembers::answer);
        patroni.setExecutor(Executors.newFixedThreadPool(2));
        patroni.start();
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

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("stand-in", text);
    }

    /** Makes the only pod of the StatefulSet, ready and leading. */
    void run(String namespace, String cluster) {
        ObjectRef set = new ObjectRef("apps/v1", "StatefulSet", namespace, cluster);
        long generation =
                api.read(set).orElseThrow().path("metadata").path("generation").asLong();
        api.patch(
                set,
                "status",
                PatchType.MERGE,
                yaml("{status: {replicas: 1, updateRevision: first, observedGeneration: " + generation + "}}"));
        String pod = cluster + "-0";
        api.create(yaml("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    postgres.example.com/cluster: %s
                    postgres.example.com/component: postgres
                    postgres.example.com/role: primary
                    controller-revision-hash: first
                spec:
                  nodeName: node
                  containers: [{name: postgres, image: postgres}]
                """.formatted(pod, namespace, cluster)));
        api.patch(
                ObjectRef.pod(namespace, pod),
                "status",
                PatchType.MERGE,
                yaml("{status: {podIP: " + ADDRESS + ", conditions: [{type: Ready, status: \"True\"}]}}"));
        api.patch(
                new ObjectRef("v1", "ConfigMap", namespace, cluster + "-leader"),
                "",
                PatchType.MERGE,
                yaml("{metadata: {annotations: {leader: " + pod + "}}}"));
    }

    @Override
    public void close() {
        patroni.stop(0);
    }
}
