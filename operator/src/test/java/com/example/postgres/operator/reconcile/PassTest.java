package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.PlayedCluster;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.PendingRestart;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.patroni.Patroni;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.operator.watch.Informers;
import com.example.postgres.operator.watch.WorkQueue;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Event;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * Passes against an API server without controllers and kubelets: the test plays them, and Patroni. The server is a real one if
 * there is one, otherwise the fake.
 */
abstract class PassTest {

    static final String API = "postgres.example.com/v1alpha1";
    static final Renderer RENDERER = new Renderer();

    /** One for all classes, because a start takes seconds; it ends with the Java machine. */
    private static @Nullable ApiServer shared;

    static ApiServer server;
    static HttpKubernetesApi api;
    private static int namespaces;

    final RecordedPatroni patroni = new RecordedPatroni();
    String namespace = "";

    /** Of the operator's clock. */
    Duration ahead = Duration.ZERO;

    ClusterId cluster = new ClusterId("", "");
    PlayedCluster others;
    ClusterCache cache = new ClusterCache();
    Informers informers;
    Reconciler reconciler;

    @BeforeAll
    static void startServer() throws Exception {
        if (shared == null) {
            shared = newServer();
        }
        server = shared;
        api = new HttpKubernetesApi(server.client());
    }

    private static ApiServer newServer() throws Exception {
        ApiServer started = ApiServer.start(Files.createTempDirectory(Path.of("target"), "api-server"));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "api-server"));
        started.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> started.client().raw("/apis/" + API + "/postgresclusters") != null);
        return started;
    }

    @BeforeEach
    void start(TestInfo test) {
        namespace = "pass-" + ++namespaces;
        cluster = new ClusterId(namespace, "orders");
        others = new PlayedCluster(api, cluster);
        server.createNamespace(namespace);
        cache = new ClusterCache();
        WorkQueue<ClusterId> queue = new WorkQueue<>(Duration.ofMillis(10), Duration.ofSeconds(1));
        informers = new Informers(server.client(), Set.of(namespace), cache, queue);
        informers.start(List.of());
        InstantSource clock = () -> Instant.now().plus(ahead);
        reconciler = new Reconciler(cache, api, patroni, RENDERER, target(), true, List.of(), clock);
    }

    /** What the operator renders for. */
    RenderTarget target() {
        return RenderTarget.operator();
    }

    @AfterEach
    void stop() {
        informers.close();
    }

    /** Answers as the members of a cluster, of which one leads, and records what it is asked for. */
    static final class RecordedPatroni implements Patroni {

        final List<String> requests = new ArrayList<>();
        Instant startedAt = Instant.EPOCH;
        boolean isRestartPending;
        String leader = "orders-0";
        boolean isRefusing;

        @Override
        public Optional<MemberReport> report(ClusterId cluster, PodState pod) {
            return Optional.of(new MemberReport(
                    pod.name().equals(leader) ? "primary" : "replica",
                    pod.name().equals(leader) ? "running" : "streaming",
                    1,
                    1000,
                    false,
                    isRestartPending ? PendingRestart.PLAIN : PendingRestart.NONE,
                    Optional.of(startedAt),
                    Long.MAX_VALUE));
        }

        @Override
        public void restart(ClusterId cluster, PodState pod) {
            if (isRefusing) {
                throw new PatroniException(pod.name() + " answers /restart with 401: not authenticated");
            }
            requests.add("restart " + pod.name());
            startedAt = Instant.now();
            isRestartPending = false;
        }

        @Override
        public void switchOver(ClusterId cluster, PodState leader, String candidate) {
            requests.add("switch over to " + candidate);
            this.leader = candidate;
        }
    }

    static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    ObjectRef ref(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, namespace, name);
    }

    void create(String spec) {
        api.create(yaml("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders, namespace: "
                + namespace + "}, spec: " + spec + "}"));
    }

    void patch(String patch) {
        api.patch(ref(API, "PostgresCluster", "orders"), "", PatchType.MERGE, yaml(patch));
    }

    JsonNode status() {
        return api.read(ref(API, "PostgresCluster", "orders")).orElseThrow().path("status");
    }

    JsonNode statefulSet() {
        return api.read(ref("apps/v1", "StatefulSet", "orders")).orElseThrow();
    }

    String condition(String type) {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "missing";
    }

    private boolean isTrue(String condition) {
        return condition(condition).startsWith("True");
    }

    /** Passes until it is so; the cache may be behind. */
    void passUntil(Callable<Boolean> isSo) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(ApiException.class)
                .until(() -> {
                    reconciler.reconcile(cluster);
                    assertThat(isTrue("Stalled") && isTrue("Reconciling")).isFalse(); // kstatus believes the first
                    return isSo.call();
                });
    }

    /** With time for the cache to follow. */
    void passSeveralTimes() {
        for (int i = 0; i < 5; i++) {
            try {
                reconciler.reconcile(cluster);
            } catch (ApiException e) {
                assertThat(e.isConflict()).as(e.text()).isTrue();
            }
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }
    }

    List<String> events(String reason) {
        return server.client().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getMessage)
                .toList();
    }

    /** The reasons of the operator's events that somebody should look at; the API server sends some of its own. */
    List<String> warnings() {
        return server.client().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getType().equals("Warning"))
                .filter(event -> KubernetesApi.FIELD_MANAGER.equals(event.getReportingComponent()))
                .map(Event::getReason)
                .toList();
    }

    boolean isPhase(String phase) {
        return status().path("phase").asText().equals(phase);
    }

    void createAndRun(String spec) {
        createAndRun(spec, 1);
    }

    void createAndRun(String spec, int members) {
        create(spec);
        passUntil(() -> api.read(ref("apps/v1", "StatefulSet", "orders")).isPresent());
        others.run(members);
        passUntil(() -> isPhase("Running"));
    }

    Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode entry : status().path("inventory")) {
            ObjectRef ref = ObjectRef.ofEntry(namespace, entry.asText()).orElseThrow();
            versions.put(
                    entry.asText(),
                    api.read(ref)
                            .orElseThrow()
                            .path("metadata")
                            .path("resourceVersion")
                            .asText());
        }
        versions.put(
                "cluster",
                api.read(ref(API, "PostgresCluster", "orders"))
                        .orElseThrow()
                        .path("metadata")
                        .path("resourceVersion")
                        .asText());
        return versions;
    }
}
