package com.example.postgres.operator.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.PlayedCluster;
import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the packaged operator with many clusters of one member against an API server without controllers, and prints a table.
 * The properties {@code figures.clusters} and {@code figures.minutes} say how many clusters and how long nothing happens.
 */
@Tag("benchmark")
final class OperatorFiguresTest {

    private static final String API = "postgres.example.com/v1alpha1";
    private static final int CLUSTERS_PER_NAMESPACE = 100;
    private static final int MEMORY_MIB = 512;
    private static final int EDITS = 40;
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final int clusters = Integer.getInteger("figures.clusters", 1000);
    private final Duration quiet = Duration.ofMinutes(Integer.getInteger("figures.minutes", 3));
    private final List<String> table = new ArrayList<>(List.of("| " + clusters + " clusters | |", "|---|---|"));

    private static String namespace(int index) {
        return "figures-" + index / CLUSTERS_PER_NAMESPACE;
    }

    private static ObjectRef cluster(int index) {
        return new ObjectRef(API, "PostgresCluster", namespace(index), "c" + index);
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("figures", text);
    }

    private void row(String name, Object value) {
        String row = "| " + name + " | " + value + " |";
        table.add(row);
        System.out.println(row);
    }

    private static String seconds(long start) {
        return "%.2f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private static void until(Callable<Boolean> isSo) {
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(isSo);
    }

    /** For conditions that ask the operator for its metrics, which costs it as much as many passes. */
    private static void untilSlowly(Callable<Boolean> isSo) {
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(isSo);
    }

    /** A definition that was just created is served with errors at first: "storage is (re)initializing". */
    private static void untilServed(TestApiServer server) {
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .until(() -> server.client().raw("/apis/" + API + "/postgresclusters") != null);
    }

    private boolean isEach(KubernetesApi api, String phase) {
        return IntStream.range(0, clusters)
                .allMatch(index -> api.read(cluster(index))
                        .orElseThrow()
                        .at("/status/phase")
                        .asText()
                        .equals(phase));
    }

    @Test
    void figures(@TempDir Path folder) throws Exception {
        try (TestApiServer server = TestApiServer.start(folder)) {
            server.client()
                    .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                    .create();
            for (int index = 0; index < clusters; index += CLUSTERS_PER_NAMESPACE) {
                server.createNamespace(namespace(index));
            }
            KubernetesApi api = new HttpKubernetesApi(server.client());
            untilServed(server);
            StandInPatroni patroni = new StandInPatroni();
            try {
                create(server, api, folder);
                use(server, api, folder);
            } finally {
                patroni.close();
            }
        }
        table.forEach(System.out::println);
    }

    private void create(TestApiServer server, KubernetesApi api, Path folder) throws Exception {
        try (MeasuredOperator operator = new MeasuredOperator(server.kubeconfig(), folder, MEMORY_MIB)) {
            long start = System.nanoTime();
            for (int index = 0; index < clusters; index++) {
                api.create(yaml("{apiVersion: %s, kind: PostgresCluster, metadata: {name: c%d, namespace: %s}, spec:"
                                .formatted(API, index, namespace(index))
                        + " {version: \"18\", storage: {size: 1Gi}}}"));
            }
            for (int index = 0; index < clusters; index++) {
                ClusterId id = new ClusterId(namespace(index), "c" + index);
                ObjectRef set = new ObjectRef("apps/v1", "StatefulSet", id.namespace(), id.name());
                until(() -> api.read(set).isPresent());
                new PlayedCluster(api, id).run(1);
            }
            until(() -> isEach(api, "Running"));
            row("created and running", seconds(start));
            row(
                    "resident after the creation, at most",
                    operator.residentMiB() + " MiB, " + operator.peakMiB() + " MiB");
            assertThat(operator.metric("postgres_operator_reconciliation_errors_total"))
                    .isZero();
        }
    }

    /** A process that starts beside clusters that run. */
    private void use(TestApiServer server, KubernetesApi api, Path folder) throws Exception {
        long start = System.nanoTime();
        try (MeasuredOperator operator = new MeasuredOperator(server.kubeconfig(), folder, MEMORY_MIB)) {
            untilSlowly(() -> operator.metric("postgres_operator_reconciliations_total") > 0);
            row("start to the first pass", seconds(start));
            untilSlowly(() -> operator.metric("postgres_operator_reconciliations_total") >= clusters);
            row("start to a pass of every cluster", seconds(start));
            passes(api, operator);
            edits(api);
            Thread.sleep(Duration.ofMinutes(1).toMillis());
            steady(server, operator);
            row("resident at the end, at most", operator.residentMiB() + " MiB, " + operator.peakMiB() + " MiB");
        }
    }

    /** Passes that find nothing to do, of all clusters at once. */
    private void passes(KubernetesApi api, MeasuredOperator operator) throws InterruptedException, IOException {
        Passes before = Passes.of(operator);
        for (int index = 0; index < clusters; index++) {
            api.patch(
                    cluster(index),
                    "",
                    PatchType.MERGE,
                    yaml("{metadata: {annotations: {example.com/touched: \"1\"}}}"));
        }
        untilSlowly(() -> Passes.of(operator).all() >= before.all() + clusters);
        row("passes that change nothing while every cluster is touched, below 50 ms", before.since(operator));
    }

    /**
     * Passes of an operator so far.
     *
     * @param all of them
     * @param fast those that took less than 50 ms
     */
    private record Passes(double all, double fast) {

        static Passes of(MeasuredOperator operator) throws InterruptedException, IOException {
            String histogram = "postgres_operator_reconcile_duration_seconds_";
            return new Passes(operator.metric(histogram + "count"), operator.metric(histogram + "bucket{le=\"0.05\"}"));
        }

        String since(MeasuredOperator operator) throws InterruptedException, IOException {
            Passes now = of(operator);
            return "%.1f %% of %.0f".formatted(100 * (now.fast - fast) / (now.all - all), now.all - all);
        }
    }

    /** From the answer to the edit until the configuration of the cluster has it. */
    private void edits(KubernetesApi api) {
        Random random = new Random(1);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            int index = random.nextInt(clusters);
            String value = (i + 5) + "MB";
            ObjectRef configuration = new ObjectRef("v1", "ConfigMap", namespace(index), "c" + index + "-config");
            api.patch(
                    cluster(index), "", PatchType.MERGE, yaml("{spec: {postgresqlParams: {work_mem: " + value + "}}}"));
            long start = System.nanoTime();
            until(() -> api.read(configuration)
                    .orElseThrow()
                    .at("/metadata/annotations/config")
                    .asText()
                    .contains(value));
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        millis.sort(null);
        row(
                "edit acted on, median and 95th percentile",
                millis.get(EDITS / 2) + " ms, " + millis.get(EDITS * 95 / 100) + " ms");
    }

    /** Requests that the API server counts while nobody else asks. */
    private void steady(TestApiServer server, MeasuredOperator operator) throws InterruptedException, IOException {
        double writes = requests(server, "POST", "PUT", "PATCH", "DELETE", "APPLY");
        double reads = requests(server, "GET", "LIST");
        Passes before = Passes.of(operator);
        Thread.sleep(quiet.toMillis());
        row("passes of the steady state, below 50 ms", before.since(operator));
        double minutes = quiet.toSeconds() / 60.0;
        row(
                "steady state, writes a minute",
                "%.1f".formatted((requests(server, "POST", "PUT", "PATCH", "DELETE", "APPLY") - writes) / minutes));
        row("steady state, reads a minute", "%.1f".formatted((requests(server, "GET", "LIST") - reads) / minutes));
        row("queue", operator.metric("postgres_operator_queue_depth"));
    }

    private static double requests(TestApiServer server, String... verbs) {
        String metrics = String.valueOf(server.client().raw("/metrics"));
        return metrics.lines()
                .filter(line -> line.startsWith("apiserver_request_total{"))
                .filter(line -> List.of(verbs).stream().anyMatch(verb -> line.contains("verb=\"" + verb + "\"")))
                .filter(line -> line.contains("group=\"postgres.example.com\"")
                        || line.contains("group=\"apps\"")
                        || line.contains("resource=\"pods\"")
                        || line.contains("resource=\"configmaps\"")
                        || line.contains("resource=\"secrets\"")
                        || line.contains("resource=\"services\"")
                        || line.contains("resource=\"events\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
