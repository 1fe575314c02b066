package com.example.postgres.cli.cluster;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The API server of a context. This program reads; it changes annotations of a PostgresCluster, and nothing else. Thread-safe. */
public final class ApiServer implements AutoCloseable {

    /** As kubectl asks: a list of thousands in pieces. */
    private static final int PAGE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String context;
    private final String namespace;

    private ApiServer(KubernetesClient client, String context, String namespace) {
        this.client = client;
        this.context = context;
        this.namespace = namespace;
    }

    /**
     * Connects as kubectl does.
     *
     * @param kubeconfig a file; by default those of KUBECONFIG, {@code ~/.kube/config}, or the account of the pod
     * @param context in it; by default the current one
     * @throws CommandException if there is no such file or context
     */
    public static ApiServer connect(Terminal terminal, Optional<String> kubeconfig, Optional<String> context) {
        Config config = Kubeconfig.read(terminal, kubeconfig, context);
        String name = config.getCurrentContext() == null
                ? config.getMasterUrl()
                : config.getCurrentContext().getName();
        String namespace = config.getNamespace() == null ? "default" : config.getNamespace();
        try {
            return new ApiServer(
                    new KubernetesClientBuilder().withConfig(config).build(), name, namespace);
        } catch (KubernetesClientException e) { // such as a file with a certificate that cannot be read
            throw CommandException.cluster(
                    "cannot use the credentials of the context " + name + ": " + reason(e),
                    "kubectl config view shows which files it names");
        }
    }

    /** The namespace of the context, as for kubectl. */
    public String namespace() {
        return namespace;
    }

    /** The answer to a request; empty if the server has no such path or object. */
    Optional<JsonNode> get(String path) {
        return get(path, "get " + path);
    }

    /**
     * An object; empty if there is none.
     *
     * @param type of the object
     * @param namespace of the object
     * @param name of the object
     */
    Optional<JsonNode> get(ResourceType type, String namespace, String name) {
        return get(type.path(namespace) + "/" + encode(name), "get " + type.describe(namespace) + " (" + name + ")");
    }

    /**
     * The objects with the label, with their type; none if the server does not know a type that is not built in.
     *
     * @param type of the objects
     * @param namespace of the objects; empty for all
     * @param selector of labels; empty for all objects
     */
    List<JsonNode> list(ResourceType type, String namespace, String selector) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            String query = "?limit=" + PAGE
                    + (selector.isEmpty() ? "" : "&labelSelector=" + encode(selector))
                    + (next.isEmpty() ? "" : "&continue=" + encode(next));
            Optional<JsonNode> page = get(type.path(namespace) + query, "list " + type.describe(namespace));
            if (page.isEmpty() ? type.isBuiltIn() : !page.get().path("items").isArray()) {
                throw noKubernetes("list " + type.describe(namespace));
            }
            page.ifPresent(list -> list.path("items").forEach(item -> all.add(typed(type, item))));
            next = page.map(list -> list.path("metadata").path("continue").asText())
                    .orElse("");
        } while (!next.isEmpty());
        return all;
    }

    /** Items of a list do not say what they are. */
    private static JsonNode typed(ResourceType type, JsonNode item) {
        return ((ObjectNode) item).put("apiVersion", type.apiVersion()).put("kind", type.kind());
    }

    private Optional<JsonNode> get(String path, String request) {
        try {
            String answer = client.raw(path);
            Optional<JsonNode> tree = answer == null ? Optional.empty() : Optional.of(JSON.readTree(answer));
            if (tree.isPresent() && !tree.get().isObject()) {
                throw noKubernetes(request);
            }
            return tree;
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return Optional.empty();
            }
            throw failure(
                    request,
                    e.getCode(),
                    Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElseGet(() -> reason(e)));
        } catch (IOException e) {
            throw noKubernetes(request);
        }
    }

    /** An answer that no API server gives: what is missing in it does not mean that there is none. */
    CommandException noKubernetes(String request) {
        return CommandException.cluster(
                "cannot " + request + ": the answer is not that of an API server",
                "is " + client.getMasterUrl() + " a Kubernetes?");
    }

    /**
     * Sets an annotation.
     *
     * @param type of the object
     * @param namespace of the object
     * @param name of the object
     */
    void annotate(ResourceType type, String namespace, String name, String key, String value) {
        ObjectNode patch = JSON.createObjectNode();
        patch.putObject("metadata").putObject("annotations").put(key, value);
        String request = "patch " + type.describe(namespace) + " (" + name + ")";
        HttpRequest patching = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/+$", "") + type.path(namespace) + "/" + encode(name)
                        + "?fieldManager=pgc")
                .method("PATCH", "application/merge-patch+json", patch.toString())
                .build();
        try {
            HttpResponse<String> answer =
                    client.getHttpClient().sendAsync(patching, String.class).get();
            if (!answer.isSuccessful()) {
                throw failure(request, answer.code(), message(answer.body()));
            }
        } catch (ExecutionException e) {
            throw failure(request, 0, reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.cluster("cannot " + request + ": interrupted", null);
        }
    }

    private static String message(String body) {
        try {
            return JSON.readTree(body).path("message").asText(body);
        } catch (IOException e) {
            return body;
        }
    }

    private CommandException failure(String request, int code, String reason) {
        return switch (code) {
            case 401 ->
                CommandException.cluster(
                        "the API server does not accept the credentials of the context " + context,
                        "log in again, or choose another context with --context");
            case 403 ->
                CommandException.cluster(
                        "the context " + context + " is not allowed to " + request,
                        "grant this user the "
                                + (request.startsWith("patch ") ? "verb patch" : "verbs get and list")
                                + ", or choose another context with --context");
            default ->
                code > 0
                        ? CommandException.cluster(
                                "cannot " + request + ": the API server answers " + code + ": " + reason, null)
                        : CommandException.cluster(
                                "cannot reach the API server " + client.getMasterUrl() + " of the context " + context
                                        + ": " + reason,
                                "check the network, or choose another context with --context");
        };
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        boolean isConnecting = false;
        while (cause.getCause() != null) {
            cause = cause.getCause();
            isConnecting |= cause instanceof ConnectException;
        }
        if (cause instanceof UnresolvedAddressException) {
            return "the name of the host is unknown";
        }
        if (isConnecting && cause.getMessage() == null) {
            return "connection refused";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file: " + cause.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
