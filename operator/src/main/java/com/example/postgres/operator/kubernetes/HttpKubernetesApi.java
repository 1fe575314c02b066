package com.example.postgres.operator.kubernetes;

import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests through the HTTP client of a Kubernetes client, which authenticates and retries them. Objects are sent as they were
 * rendered: the same bytes for Git and for the cluster.
 */
public final class HttpKubernetesApi implements KubernetesApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String PLAIN = "application/json";
    private static final long TIMEOUT_SECONDS = 30;

    private final HttpClient http;
    private final String server;

    public HttpKubernetesApi(Client client) {
        this.http = client.getHttpClient();
        this.server = client.getMasterUrl().toString().replaceAll("/+$", "");
    }

    @Override
    public Optional<JsonNode> read(ObjectRef ref) {
        try {
            return Optional.of(send("GET", ref.path(), PLAIN, ""));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public JsonNode apply(JsonNode object) {
        String path = ObjectRef.of(object).path() + "?fieldManager=" + FIELD_MANAGER;
        return send("PATCH", path, APPLY, CanonicalJson.compact(object));
    }

    @Override
    public boolean create(JsonNode object) {
        String path = ObjectRef.of(object).collection() + "?fieldManager=" + FIELD_MANAGER;
        try {
            send("POST", path, PLAIN, CanonicalJson.compact(object));
            return true;
        } catch (ApiException e) {
            if (e.isConflict()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void patch(ObjectRef ref, String subresource, PatchType type, JsonNode patch) {
        String path = ref.path() + (subresource.isEmpty() ? "" : "/" + subresource) + "?fieldManager=" + FIELD_MANAGER;
        send("PATCH", path, type.contentType(), CanonicalJson.compact(patch));
    }

    @Override
    public void delete(ObjectRef ref, String uid, Propagation propagation) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("propagationPolicy", propagation.value());
        options.putObject("preconditions").put("uid", uid);
        try {
            send("DELETE", ref.path(), PLAIN, CanonicalJson.compact(options));
        } catch (ApiException e) {
            if (!e.isNotFound() && !e.isConflict()) {
                throw e;
            }
        }
    }

    @Override
    public JsonNode replaceStatus(JsonNode object) {
        String path = ObjectRef.of(object).path() + "/status?fieldManager=" + FIELD_MANAGER;
        return send("PUT", path, PLAIN, CanonicalJson.compact(object));
    }

    private JsonNode send(String method, String path, String contentType, String body) {
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(server + path)
                .method(method, contentType, body.isEmpty() ? null : body)
                .header("Accept", PLAIN)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
        HttpResponse<String> response = await(request, method + " " + path);
        JsonNode answer = parse(response.body());
        if (!response.isSuccessful()) {
            throw new ApiException(response.code(), answer.path("message").asText("HTTP " + response.code()));
        }
        return answer;
    }

    private HttpResponse<String> await(HttpRequest request, String what) {
        try {
            return http.sendAsync(request, String.class).get(2 * TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ApiException(what + ": the API server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(what + " was interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
