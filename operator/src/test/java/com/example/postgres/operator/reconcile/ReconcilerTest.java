package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.MemberReport;
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
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Passes against a real API server without controllers and kubelets: the test plays them, and Patroni. */
class ReconcilerTest {

    private static final String API = "postgres.example.com/v1alpha1";
    private static final Renderer RENDERER = new Renderer();

    @TempDir
    static Path folder;

    private static TestApiServer server;
    private static HttpKubernetesApi api;
    private static int namespaces;

    private final RecordedPatroni patroni = new RecordedPatroni();
    private String namespace = "";

    /** Of the operator's clock. */
    private Duration ahead = Duration.ZERO;

    private ClusterId cluster = new ClusterId("", "");
    private Informers informers;
    private Reconciler reconciler;

    @BeforeAll
    static void startServer() throws Exception {
        server = TestApiServer.start(folder);
        api = new HttpKubernetesApi(server.client());
        server.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> server.client().raw("/apis/" + API + "/postgresclusters") != null);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void start(TestInfo test) {
        namespace = "pass-" + ++namespaces;
        cluster = new ClusterId(namespace, "orders");
        server.createNamespace(namespace);
        ClusterCache cache = new ClusterCache();
        WorkQueue<ClusterId> queue = new WorkQueue<>(Duration.ofMillis(10), Duration.ofSeconds(1));
        informers = new Informers(server.client(), Set.of(namespace), cache, queue);
        informers.start(List.of());
        InstantSource clock = () -> Instant.now().plus(ahead);
        reconciler = new Reconciler(cache, api, patroni, RENDERER, RenderTarget.operator(), true, clock);
    }

    @AfterEach
    void stop() {
        informers.close();
    }

    /** Answers as the members of a cluster, of which one leads, and records what it is asked for. */
    private static final class RecordedPatroni implements Patroni {

        private final List<String> requests = new ArrayList<>();
        private Instant startedAt = Instant.EPOCH;
        private boolean isRestartPending;
        private String leader = "orders-0";

        @Override
        public Optional<MemberReport> report(ClusterId cluster, PodState pod) {
            return Optional.of(new MemberReport(
                    pod.name().equals(leader) ? "primary" : "replica",
                    pod.name().equals(leader) ? "running" : "streaming",
                    1,
                    1000,
                    false,
                    isRestartPending,
                    false,
                    Optional.of(startedAt),
                    Long.MAX_VALUE));
        }

        @Override
        public void restart(ClusterId cluster, PodState pod) {
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

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    private ObjectRef ref(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, namespace, name);
    }

    private void create(String spec) {
        api.create(yaml("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders, namespace: "
                + namespace + "}, spec: " + spec + "}"));
    }

    private void patch(String patch) {
        api.patch(ref(API, "PostgresCluster", "orders"), "", PatchType.MERGE, yaml(patch));
    }

    private JsonNode status() {
        return api.read(ref(API, "PostgresCluster", "orders")).orElseThrow().path("status");
    }

    private JsonNode statefulSet() {
        return api.read(ref("apps/v1", "StatefulSet", "orders")).orElseThrow();
    }

    private String condition(String type) {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "missing";
    }

    /** Passes until it is so; the cache may be behind. */
    private void passUntil(Callable<Boolean> isSo) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(ApiException.class)
                .until(() -> {
                    reconciler.reconcile(cluster);
                    return isSo.call();
                });
    }

    /** With time for the cache to follow. */
    private void passSeveralTimes() {
        for (int i = 0; i < 5; i++) {
            try {
                reconciler.reconcile(cluster);
            } catch (ApiException e) {
                assertThat(e.isConflict()).as(e.text()).isTrue();
            }
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }
    }

    private List<String> events(String reason) {
        return server.client().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getMessage)
                .toList();
    }

    private boolean isPhase(String phase) {
        return status().path("phase").asText().equals(phase);
    }

    /** What the StatefulSet controller, the kubelet and Patroni do. */
    private void playTheOthers(int members) {
        JsonNode set = statefulSet();
        api.patch(
                ref("apps/v1", "StatefulSet", "orders"),
                "status",
                PatchType.MERGE,
                yaml("{status: {replicas: " + members + ", updateRevision: orders-1, observedGeneration: "
                        + set.path("metadata").path("generation").asLong() + "}}"));
        for (int ordinal = 0; ordinal < members; ordinal++) {
            playThePod("orders-" + ordinal);
        }
        playTheLeader("orders-0");
    }

    private void playThePod(String name) {
        api.create(yaml("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    postgres.example.com/cluster: orders
                    postgres.example.com/component: postgres
                    postgres.example.com/role: %s
                    controller-revision-hash: orders-1
                spec:
                  nodeName: %s
                  containers: [{name: postgres, image: postgres}]
                """.formatted(name, namespace, name.endsWith("-0") ? "primary" : "replica", nodeOf(name))));
        api.patch(
                ref("v1", "Pod", name),
                "status",
                PatchType.MERGE,
                yaml("{status: {podIP: 10.0.0.1, conditions: [{type: Ready, status: \"True\"}]}}"));
    }

    /** Nodes have no namespace. */
    private String nodeOf(String pod) {
        return namespace + "-" + pod;
    }

    private void playTheLeader(String name) {
        api.patch(
                ref("v1", "ConfigMap", "orders-leader"),
                "",
                PatchType.MERGE,
                yaml("{metadata: {annotations: {leader: " + name + "}}}"));
    }

    private void createAndRun(String spec) {
        createAndRun(spec, 1);
    }

    private void createAndRun(String spec, int members) {
        create(spec);
        passUntil(() -> api.read(ref("apps/v1", "StatefulSet", "orders")).isPresent());
        playTheOthers(members);
        passUntil(() -> isPhase("Running"));
    }

    private Map<String, String> versions() {
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

    @Test
    void aNewClusterGetsEverythingAndThenNothingIsWritten() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");

        JsonNode status = status();
        assertThat(status.path("lastChange").path("kind").asText()).isEqualTo("Create");
        assertThat(status.path("lastChange").has("finishedAt")).isTrue();
        assertThat(condition("Reconciling")).isEqualTo("False Settled");
        assertThat(statefulSet()
                        .path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("PostgresCluster");
        JsonNode secret = api.read(ref("v1", "Secret", "orders-credentials")).orElseThrow();
        assertThat(secret.path("data").path("patroni-password").asText()).isNotEmpty();
        assertThat(secret.path("metadata").has("ownerReferences")).isFalse();

        assertThat(events("ChangeStarted")).containsExactly("the cluster is created");
        assertThat(events("ChangeFinished")).containsExactly("the cluster is complete");
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before).hasSizeGreaterThan(15);
    }

    @Test
    void aSecretThatExistsIsNeverOverwritten() {
        api.create(yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-credentials, namespace: " + namespace
                + "}, stringData: {password: mine}}"));
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");

        JsonNode data = api.read(ref("v1", "Secret", "orders-credentials"))
                .orElseThrow()
                .path("data");
        assertThat(data.properties()).hasSize(1);
    }

    @Test
    void anInvalidSpecIsReportedAndTheEarlierOneIsServed() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{spec: {postgresqlParams: {max_conections: \"50\"}}}");

        passUntil(() -> condition("SpecValid").startsWith("False"));

        assertThat(condition("Stalled")).isEqualTo("True SpecInvalid");
        assertThat(isPhase("Running")).isTrue();
        api.delete(
                ref("v1", "Service", "orders-primary"),
                api.read(ref("v1", "Service", "orders-primary"))
                        .orElseThrow()
                        .path("metadata")
                        .path("uid")
                        .asText(),
                Propagation.BACKGROUND);
        passUntil(() -> api.read(ref("v1", "Service", "orders-primary")).isPresent());
        patch("{spec: {postgresqlParams: {max_conections: null}}}");
        passUntil(() -> condition("SpecValid").startsWith("True"));
        assertThat(condition("Stalled")).startsWith("False");
    }

    @Test
    void aChangeThatRisksDataWaitsForTheApprovalOfItsPlan() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{spec: {deletionPolicy: {volumes: Delete}}}");

        passUntil(() -> condition("PlanExceeded").startsWith("True"));

        assertThat(statefulSet()
                        .at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted")
                        .asText())
                .isEqualTo("Retain");
        String message = status().path("conditions").toString();
        String fingerprint = message.substring(message.indexOf("sha256:"), message.indexOf("sha256:") + 71);
        patch("{metadata: {annotations: {postgres.example.com/approved-plan: \"" + fingerprint + "\"}}}");
        passUntil(() -> statefulSet()
                .at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted")
                .asText()
                .equals("Delete"));
        playTheController();
        passUntil(() -> condition("PlanExceeded").startsWith("False") && isPhase("Running"));
        assertThat(status().path("lastChange").path("predicted").asText()).isEqualTo("DATA_RISK");
    }

    @Test
    void aFieldThatSomebodyElseTookIsAConflictAndStays() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        server.client()
                .configMaps()
                .inNamespace(namespace)
                .withName("orders-patroni")
                .edit(map -> {
                    map.getData().put("patroni.yml", "theirs");
                    return map;
                });

        passUntil(() -> condition("Stalled").equals("True FieldConflict"));

        assertThat(api.read(ref("v1", "ConfigMap", "orders-patroni"))
                        .orElseThrow()
                        .path("data")
                        .path("patroni.yml")
                        .asText())
                .isEqualTo("theirs");
        assertThat(isPhase("Updating")).isTrue();
    }

    @Test
    void objectsThatTheSpecNoLongerWantsAreDeleted() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        ObjectRef policy = status().path("inventory").toString().contains("NetworkPolicy/orders-clients")
                ? ref("networking.k8s.io/v1", "NetworkPolicy", "orders-clients")
                : ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members");
        assertThat(api.read(policy)).isPresent();
        patch("{spec: {networkPolicy: {enabled: false}}}");

        passUntil(() -> api.read(policy).isEmpty()
                && !status().path("inventory").toString().contains("NetworkPolicy"));
    }

    @Test
    void aPausedClusterIsOnlyObserved() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{spec: {paused: true, networkPolicy: {enabled: false}}}");

        passUntil(() -> condition("Reconciling").equals("False Paused"));

        assertThat(api.read(ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members")))
                .isPresent();
    }

    @Test
    void aRestartIsAskedForOnceForEachValueOfTheAnnotation() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\"}}}");

        passUntil(() -> !patroni.requests.isEmpty() && isPhase("Running"));
        passSeveralTimes();

        assertThat(patroni.requests).containsExactly("restart orders-0");
        patroni.startedAt = Instant.EPOCH;
        patch("{metadata: {annotations: {postgres.example.com/restart: \"2\"}}}");
        passUntil(() -> patroni.requests.size() > 1 && isPhase("Running"));
        passSeveralTimes();
        assertThat(patroni.requests).containsExactly("restart orders-0", "restart orders-0");
    }

    @Test
    void aRestartThatAChangeNeedsWaitsForTheWindowAndOneThatIsAskedForDoesNot() {
        createAndRun(
                "{version: \"18\", storage: {size: 1Gi}, maintenanceWindows: [{schedule: 0 2 * * *, duration: 1h}]}");
        Instant noon = atNoon();
        patroni.isRestartPending = true;

        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();
        assertThat(status().path("conditions").toString())
                .contains("the next window opens at " + noon.plus(Duration.ofHours(14)));

        patch("{metadata: {annotations: {postgres.example.com/restart: \"1\"}}}");
        passUntil(() -> !patroni.requests.isEmpty() && isPhase("Running"));
        patroni.isRestartPending = true;
        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        assertThat(patroni.requests).containsExactly("restart orders-0");

        ahead = ahead.plus(Duration.ofHours(14));
        passUntil(() -> patroni.requests.size() == 2 && condition("Reconciling").equals("False Settled"));
    }

    /** Sets the operator's clock to noon of the next day. */
    private Instant atNoon() {
        Instant noon = Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(12));
        ahead = Duration.between(Instant.now(), noon);
        return noon;
    }

    @Test
    void aScaleDownWaitsForTheWindowUnlessSomebodySwitchesOver() {
        createAndRun(
                "{version: \"18\", replicas: 2, storage: {size: 1Gi}, maintenanceWindows: [{schedule: 0 2 * * *, duration: 1h}]}",
                2);
        patroni.leader = "orders-1";
        playTheLeader("orders-1");
        atNoon();
        patch("{spec: {replicas: 1}}");

        passUntil(() -> condition("Reconciling").equals("True OutsideMaintenanceWindow"));
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();
        assertThat(statefulSet().path("spec").path("replicas").asInt()).isEqualTo(2);

        patch("{metadata: {annotations: {postgres.example.com/switchover: now}}}");
        passUntil(() -> patroni.requests.equals(List.of("switch over to orders-0")));
        playTheLeader("orders-0");
        passUntil(() -> statefulSet().path("spec").path("replicas").asInt() == 1);
        assertThat(patroni.requests).hasSize(1);
    }

    private void cordon(String pod, boolean isCordoned) {
        server.client().nodes().withName(nodeOf(pod)).edit(node -> {
            node.getSpec().setUnschedulable(isCordoned);
            return node;
        });
    }

    @Test
    void aPrimaryHandsOverOnceWhenItsNodeIsCordoned() {
        for (String pod : List.of("orders-0", "orders-1")) {
            server.client()
                    .resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(nodeOf(pod))
                            .endMetadata()
                            .withNewSpec()
                            .endSpec()
                            .build())
                    .create();
        }
        createAndRun("{version: \"18\", replicas: 2, storage: {size: 1Gi}}", 2);
        JsonNode lastChange = status().path("lastChange");
        passSeveralTimes();
        assertThat(patroni.requests).isEmpty();

        cordon("orders-0", true);
        passUntil(() -> patroni.requests.equals(List.of("switch over to orders-1")));
        playTheLeader("orders-1");
        passUntil(() -> status().path("primary").asText().equals("orders-1"));

        cordon("orders-1", true);
        passSeveralTimes();
        cordon("orders-1", false);
        cordon("orders-0", false);
        passSeveralTimes();
        assertThat(patroni.requests).as("not to a cordoned node, and not back").hasSize(1);
        assertThat(events("HandOver"))
                .containsExactly(
                        "switch over from orders-0 to orders-1: the node " + nodeOf("orders-0") + " is cordoned");
        assertThat(status().path("lastChange")).isEqualTo(lastChange);
    }

    @Test
    void theOperatorWatchesClustersWithoutTheRightToReadNodes() {
        server.client()
                .load(new ByteArrayInputStream("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata: {name: watcher, namespace: %1$s}
                        rules:
                          - apiGroups: ["", apps, batch, policy, networking.k8s.io, rbac.authorization.k8s.io, postgres.example.com]
                            resources: ["*"]
                            verbs: [list, watch]
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: watcher, namespace: %1$s}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: watcher}
                        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]
                        """.formatted(namespace).getBytes(StandardCharsets.UTF_8)))
                .create();
        create("{version: \"18\", storage: {size: 1Gi}}");
        ClusterCache cache = new ClusterCache();
        try (KubernetesClient client = server.clientOf(namespace);
                Informers withoutNodes = new Informers(
                        client,
                        Set.of(namespace),
                        cache,
                        new WorkQueue<>(Duration.ofMillis(10), Duration.ofSeconds(1)))) {
            withoutNodes.start(List.of());

            await().atMost(Duration.ofSeconds(10)).until(() -> cache.clusters().contains(cluster));
            await().atMost(Duration.ofSeconds(10)).until(withoutNodes::isWatching);
        }
    }

    @Test
    void aPodIsKeptUntilTheControllerHasSeenTheStatefulSet() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}}");
        api.patch(
                ref("apps/v1", "StatefulSet", "orders"),
                "status",
                PatchType.MERGE,
                yaml("{status: {updateRevision: null}}"));
        await().until(() -> statefulSet().path("status").path("updateRevision").isMissingNode());

        passSeveralTimes();

        JsonNode pod = api.read(ref("v1", "Pod", "orders-0")).orElseThrow();
        assertThat(pod.path("metadata").has("deletionTimestamp")).isFalse();
    }

    private void playTheController() {
        api.patch(
                ref("apps/v1", "StatefulSet", "orders"),
                "status",
                PatchType.MERGE,
                yaml("{status: {observedGeneration: "
                        + statefulSet().path("metadata").path("generation").asLong() + "}}"));
    }
}
