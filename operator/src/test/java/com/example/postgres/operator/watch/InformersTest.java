package com.example.postgres.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InformersTest {

    private final FakeApiServer server = FakeApiServer.start();
    private final KubernetesClient client = server.patientClient("operator-under-test");
    private final ClusterCache cache = new ClusterCache();
    private final WorkQueue<ClusterId> queue = new WorkQueue<>(Duration.ofMillis(10), Duration.ofSeconds(1));
    private final Informers informers = new Informers(client, Set.of(), cache, queue);

    @BeforeEach
    void createCluster() {
        server.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
        server.createNamespace("shop");
        server.client()
                .load(new ByteArrayInputStream("""
                        apiVersion: postgres.example.com/v1alpha1
                        kind: PostgresCluster
                        metadata: {name: orders, namespace: shop}
                        spec: {version: "18", storage: {size: 1Gi}}
                        """.getBytes(StandardCharsets.UTF_8)))
                .create();
    }

    @AfterEach
    void stop() {
        informers.close();
        client.close();
        server.close();
    }

    /** A pass that began earlier would miss objects, and could take a running cluster for a new one. */
    @Test
    void startReturnsOnlyWhenTheCacheHasWhatWasListed() throws Exception {
        CompletableFuture<Void> started;
        synchronized (cache) {
            started = CompletableFuture.runAsync(() -> informers.start(List.of()));
            await().atMost(Duration.ofSeconds(30)).until(() -> server.openWatches() > 10);
            assertThatThrownBy(() -> started.get(2, TimeUnit.SECONDS))
                    .as("the cache takes nothing yet")
                    .isInstanceOf(TimeoutException.class);
        }
        started.get(30, TimeUnit.SECONDS);

        assertThat(cache.clusters()).containsExactly(new ClusterId("shop", "orders"));
    }

    private void createPart(String name, String cluster) {
        server.client()
                .load(new ByteArrayInputStream("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: %s, namespace: shop, labels: {postgres.example.com/cluster: %s}}
                        """.formatted(name, cluster).getBytes(StandardCharsets.UTF_8)))
                .create();
    }

    /** The reconciler asks for no next pass either. */
    private Optional<Duration> pass(ClusterId cluster) {
        return cache.resource(cluster).map(any -> Duration.ofHours(1));
    }

    /** Names come and go: previews, clusters of GitOps tools. */
    @Test
    void namesWithoutAPostgresClusterDoNotStayInTheQueue() {
        createPart("orders-patroni", "orders");
        createPart("preview-patroni", "preview");
        informers.start(List.of());
        try (Workers<ClusterId> workers = new Workers<>(queue)) {
            workers.start(2, this::pass);
            await().atMost(Duration.ofSeconds(30)).until(() -> queue.size() == 1);

            server.client()
                    .genericKubernetesResources(WatchedKind.CLUSTER.context())
                    .inNamespace("shop")
                    .withName("orders")
                    .delete();
            await().atMost(Duration.ofSeconds(30)).until(() -> cache.clusters().isEmpty() && queue.depth() == 0);
            server.client()
                    .configMaps()
                    .inNamespace("shop")
                    .withName("orders-patroni")
                    .delete();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> cache.live(new ClusterId("shop", "orders"))
                                    .objects()
                                    .isEmpty()
                            && queue.size() == 0);
        }
    }

    @Test
    void objectsAreListedInPages() {
        informers.start(List.of());

        assertThat(server.log().of(request -> request.path().endsWith("/configmaps") && !request.isWatch()))
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.request().parameter("limit")).isEqualTo("100"));
    }
}
