package com.example.postgres.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.file.Path;

/** A Kubernetes API server of a test, and what others than the operator do with it. */
public interface ApiServer extends AutoCloseable {

    /** Of an administrator. */
    String TOKEN = "test";

    /** Starts the real server of {@code KUBEBUILDER_ASSETS}, or the fake where there is none. */
    static ApiServer start(Path folder) throws Exception {
        return TestApiServer.isInstalled() ? TestApiServer.start(folder) : FakeApiServer.start();
    }

    /** An administrator's client, which repeats no request. */
    KubernetesClient client();

    @Override
    void close();

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body the object, or the Status that says why there is none
     */
    record Reply(int status, JsonNode body) {

        /** What the server says to users. */
        public String message() {
            return body.path("message").asText();
        }
    }

    /** A kubeconfig of an administrator, for programs. */
    default String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: admin, user: {token: %s}}]
                contexts: [{name: test, context: {cluster: test, user: admin}}]
                current-context: test
                """.formatted(client().getMasterUrl(), TOKEN);
    }

    /** Creates a namespace. */
    default void createNamespace(String name) {
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    /** Server-side apply with force, as another program does it. */
    default void applyAs(String manager, JsonNode object) {
        String path = ObjectRef.of(object).path() + "?force=true&fieldManager=" + manager;
        succeed(send("PATCH", path, "application/apply-patch+yaml", object.toString()));
    }

    /** Creates an object, as another program does it that does not use server-side apply. */
    default void createAs(String manager, JsonNode object) {
        String path = ObjectRef.of(object).collection() + "?fieldManager=" + manager;
        succeed(send("POST", path, "application/json", object.toString()));
    }

    private static void succeed(Reply answer) {
        assertThat(answer.status()).as(answer.message()).isLessThan(300);
    }

    /** Sends a request. */
    default Reply send(String method, String path, String contentType, String body) {
        HttpRequest request = client().getHttpClient()
                .newHttpRequestBuilder()
                .uri(client().getMasterUrl().toString().replaceAll("/+$", "") + path)
                .method(method, contentType, body.isEmpty() ? null : body)
                .build();
        HttpResponse<String> response =
                client().getHttpClient().sendAsync(request, String.class).join();
        try {
            return new Reply(response.code(), new ObjectMapper().readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new Reply(response.code(), MissingNode.getInstance());
        }
    }
}
