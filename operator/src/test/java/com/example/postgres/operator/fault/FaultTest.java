package com.example.postgres.operator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.PlayedCluster;
import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.fake.Request;
import com.example.postgres.operator.fake.RequestLog.Entry;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A running operator and a fake API server; the test plays the StatefulSet controller and the kubelet. */
@Execution(ExecutionMode.CONCURRENT)
abstract class FaultTest {

    static final String NAMESPACE = "shop";
    static final String API = "postgres.example.com/v1alpha1";
    static final int MEMBERS = 2;
    static final String SPEC = "{version: \"18\", replicas: " + MEMBERS + ", storage: {size: 1Gi}}";

    /** Everything that the operator sends. */
    static final Predicate<Request> OPERATOR = RunningOperator::sends;

    static final Predicate<Request> WRITES = OPERATOR.and(Request::isWrite);
    static final Predicate<Request> WATCHES = OPERATOR.and(Request::isWatch);

    final FakeApiServer server = FakeApiServer.start();
    final KubernetesApi others = new HttpKubernetesApi(server.client());
    final PlayedCluster played = new PlayedCluster(others, new ClusterId(NAMESPACE, "orders"));
    final RunningOperator operator = new RunningOperator(server);

    @BeforeEach
    void prepare() {
        server.collectGarbage();
        server.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
        server.createNamespace(NAMESPACE);
    }

    @AfterEach
    void stop() {
        server.faults().clear();
        operator.close();
        server.close();
    }

    static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    static ObjectRef ref(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, NAMESPACE, name);
    }

    static ObjectRef cluster() {
        return ref(API, "PostgresCluster", "orders");
    }

    static Predicate<Request> of(ObjectRef ref) {
        return request -> request.path().equals(ref.path());
    }

    void create() {
        create(SPEC);
    }

    void create(String spec) {
        others.create(yaml("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders, namespace: "
                + NAMESPACE + "}, spec: " + spec + "}"));
    }

    void patch(String patch) {
        others.patch(cluster(), "", PatchType.MERGE, yaml(patch));
    }

    void createAndRun() {
        operator.start();
        create();
        complete();
    }

    /** Plays the others as soon as there is a StatefulSet, and waits for the end. */
    void complete() {
        until(() -> others.read(ref("apps/v1", "StatefulSet", "orders")).isPresent());
        played.run(MEMBERS);
        until(this::isRunning);
    }

    boolean isRunning() {
        JsonNode status = others.read(cluster()).orElseThrow().path("status");
        return status.path("phase").asText().equals("Running")
                && status.path("lastChange").has("finishedAt");
    }

    String condition(String type) {
        for (JsonNode condition :
                others.read(cluster()).orElseThrow().path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "missing";
    }

    static void until(Callable<Boolean> isSo) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(isSo);
    }

    static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    void delete(ObjectRef ref) {
        String uid = others.read(ref).orElseThrow().path("metadata").path("uid").asText();
        others.delete(ref, uid, Propagation.BACKGROUND);
    }

    /** The requests of the operator in this time. */
    List<Entry> requestsIn(Duration time) {
        server.log().clear();
        pause(time);
        return server.log().of(OPERATOR);
    }

    /** Each object was written once; the status, events, and what others did do not count. */
    void nothingWasWrittenTwice() {
        Map<String, Long> writes = server.log().writes().stream()
                .filter(entry -> OPERATOR.test(entry.request()))
                .map(entry -> entry.request().path())
                .filter(path -> !path.endsWith("/status") && !path.endsWith("/events"))
                .collect(Collectors.groupingBy(path -> path, Collectors.counting()));
        // A Secret is created in its collection.
        writes.remove(ref("v1", "Secret", "any").collection());
        assertThat(writes)
                .isNotEmpty()
                .allSatisfy((path, number) -> assertThat(number).as(path).isEqualTo(1));
    }

    /** The objects are those of a cluster that was created without a fault. */
    void everythingIsAsWithoutFaults() {
        SortedMap<String, String> objects = Undisturbed.essence(server.objects(NAMESPACE));
        assertThat(objects.keySet()).isEqualTo(Undisturbed.objects().keySet());
        objects.forEach((name, object) ->
                assertThat(object).as(name).isEqualTo(Undisturbed.objects().get(name)));
    }
}
