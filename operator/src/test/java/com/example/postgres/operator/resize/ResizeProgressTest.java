package com.example.postgres.operator.resize;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator sets back of the resources of a pod, and what stays because another one has set it. */
class ResizeProgressTest {

    private static final String PATH = "/resize?fieldManager=autoscaler";

    @TempDir
    static Path folder;

    private static ApiServer server;
    private static HttpKubernetesApi api;
    private static int namespaces;

    private final String namespace = "resize-" + ++namespaces;
    private final ObjectRef pod = ObjectRef.pod(namespace, "orders-0");

    @BeforeAll
    static void start() throws Exception {
        server = ApiServer.start(folder);
        api = new HttpKubernetesApi(server.client());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createPod() {
        server.createNamespace(namespace);
        server.createAs("kube-controller-manager", yaml("""
                apiVersion: v1
                kind: Pod
                metadata: {name: orders-0, namespace: %s}
                spec:
                  nodeName: node
                  containers:
                    - name: postgres
                      image: postgres
                      resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 2Gi}}
                    - name: exporter
                      image: exporter
                      resources: {requests: {cpu: 10m, memory: 32Mi}}
                """.formatted(namespace)));
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    private static String patch(String container, String resources) {
        return "{spec: {containers: [{name: " + container + ", resources: " + resources + "}]}}";
    }

    private void resize(String container, String resources) {
        api.patch(pod, "resize", PatchType.STRATEGIC, yaml(patch(container, resources)));
    }

    private void resizeAsAutoscaler(String container, String resources) {
        ApiServer.Reply answer = server.send(
                "PATCH",
                pod.path() + PATH,
                "application/strategic-merge-patch+json",
                yaml(patch(container, resources)).toString());
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    }

    /** What the operator sets back, if the template has these resources in the container postgres, and the others as created. */
    private JsonNode difference(String resources) {
        JsonNode template = yaml("{spec: {containers: [{name: postgres, resources: " + resources
                + "}, {name: exporter, resources: {requests: {cpu: 10m, memory: 32Mi}}}]}}");
        return ResizeProgress.difference(PodState.of(api.read(pod).orElseThrow()), template);
    }

    @Test
    void whatTheOperatorAskedForAndTheTemplateTakesBackIsSetBack() {
        resize("postgres", "{requests: {memory: 3Gi}, limits: {memory: 4Gi}}");

        assertThat(difference("{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 2Gi}}"))
                .isEqualTo(yaml("[{name: postgres, resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}}}]"));
        assertThat(difference("{requests: {cpu: 1, memory: 3Gi}, limits: {memory: 4Gi}}"))
                .isEmpty();
    }

    @Test
    void whatAnAutoscalerSetsStaysEvenIfTheOperatorOnceSetSomethingElse() {
        String template = "{requests: {cpu: 1, memory: 3Gi}, limits: {memory: 4Gi}}";
        resize("postgres", template);

        resizeAsAutoscaler("postgres", "{requests: {cpu: 700m}}");
        assertThat(difference(template)).isEmpty();
        resizeAsAutoscaler("exporter", "{requests: {cpu: 20m}}");
        assertThat(difference(template)).isEmpty();
        resizeAsAutoscaler("postgres", "{requests: {memory: 2Gi}}");
        assertThat(difference(template)).isEmpty();
    }

    @Test
    void whatTheOperatorSetAndAnAutoscalerAfterItStays() {
        String template = "{requests: {cpu: 2, memory: 3Gi}, limits: {memory: 4Gi}}";
        resize("postgres", template);

        resizeAsAutoscaler("postgres", "{requests: {cpu: 700m, memory: 2Gi}}");

        assertThat(difference(template)).isEmpty();
    }

    /** Nobody has asked for what an admission webhook set at the creation of the pod. */
    @Test
    void whatThePodWasCreatedWithStays() {
        resize("postgres", "{requests: {memory: 3Gi}, limits: {memory: 4Gi}}");

        assertThat(difference("{requests: {cpu: 3, memory: 3Gi}, limits: {memory: 4Gi}}"))
                .isEmpty();
    }

    /** A limit below the request is refused. */
    @Test
    void aLimitThatIsSetBackTakesItsRequestAlong() {
        resize("postgres", "{limits: {memory: 8Gi}}");
        resizeAsAutoscaler("postgres", "{requests: {cpu: 700m, memory: 6Gi}}");

        JsonNode back = difference("{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 2Gi}}");

        assertThat(back)
                .isEqualTo(yaml("[{name: postgres, resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}}}]"));
        resize("postgres", back.path(0).path("resources").toString());
        assertThat(difference("{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 2Gi}}"))
                .isEmpty();
    }

    @Test
    void aPodThatTheOperatorNeverResizedIsLeftAlone() {
        resizeAsAutoscaler("postgres", "{requests: {cpu: 700m}}");

        assertThat(PodState.of(api.read(pod).orElseThrow()).isResizedByOperator())
                .isFalse();
        assertThat(difference("{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 2Gi}}"))
                .isEmpty();
    }
}
