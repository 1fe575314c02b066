package com.example.postgres.operator.runtime;

import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.watch.WatchedKind;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.VersionInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What the API server can do.
 *
 * @param version of Kubernetes
 * @param canResize whether it has the resource {@code pods/resize}
 * @param optionalKinds kinds of other projects that it has
 * @param definition of PostgresCluster
 */
record Server(KubernetesVersion version, boolean canResize, List<WatchedKind> optionalKinds, Definition definition) {

    private static final String PATRONI_PASSWORD = "patroni-password";

    /** The volume with the passwords in the pod of a member. */
    private static final String CREDENTIALS = "credentials";

    static Server read(KubernetesClient client) {
        return read(client, Definition.read(client));
    }

    /** The same, later. */
    Server readAgain(KubernetesClient client) {
        return read(client, definition.readAgain(client));
    }

    private static Server read(KubernetesClient client, Definition definition) {
        return new Server(
                version(client.getKubernetesVersion()),
                has(client.getApiResources("v1"), "pods/resize"),
                WatchedKind.OPTIONAL.stream()
                        .filter(kind -> hasKind(client, kind))
                        .toList(),
                definition);
    }

    /** What clusters are rendered for. */
    RenderTarget target(Configuration configuration) {
        return RenderTarget.operator()
                .withKubernetesVersion(version)
                .withApiVersions(
                        optionalKinds.stream().map(WatchedKind::apiVersion).collect(Collectors.toSet()))
                .withImages(configuration.images())
                .withRegistry(configuration.registry().orElse(null));
    }

    /**
     * Passwords of Patroni's REST API, read when they are needed. Of the Secret that the pod mounts: the spec may name another one,
     * which is refused, or waits for its turn.
     */
    static BiFunction<ClusterId, PodState, String> passwords(KubernetesApi api) {
        return (cluster, pod) -> api.read(new ObjectRef("v1", "Pod", cluster.namespace(), pod.name()))
                .flatMap(Server::mountedCredentials)
                .flatMap(name -> api.read(new ObjectRef("v1", "Secret", cluster.namespace(), name)))
                .map(secret -> secret.path("data").path(PATRONI_PASSWORD).asText())
                .map(password -> new String(Base64.getDecoder().decode(password), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Optional<String> mountedCredentials(JsonNode pod) {
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            if (volume.path("name").asText().equals(CREDENTIALS)) {
                return Optional.of(volume.path("secret").path("secretName").asText());
            }
        }
        return Optional.empty();
    }

    private static KubernetesVersion version(VersionInfo info) {
        return KubernetesVersion.parse(info.getMajor() + "." + info.getMinor()).orElse(KubernetesVersion.DEFAULT);
    }

    private static boolean has(APIResourceList resources, String name) {
        return resources.getResources().stream()
                .anyMatch(resource -> resource.getName().equals(name));
    }

    private static boolean hasKind(KubernetesClient client, WatchedKind kind) {
        try {
            APIResourceList resources = client.getApiResources(kind.apiVersion());
            return resources != null && has(resources, ObjectRef.plural(kind.kind()));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return false;
            }
            throw e;
        }
    }
}
