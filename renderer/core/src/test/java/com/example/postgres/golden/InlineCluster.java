package com.example.postgres.golden;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.render.RenderResult;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rendered cluster {@code shop/orders} whose spec stands in the test. */
record InlineCluster(RenderResult.Rendered rendered) {

    /** Rendered for {@link RenderTarget#gitops}. */
    static InlineCluster of(String spec) {
        return of(spec, RenderTarget.gitops());
    }

    /** A version and a volume are added to the spec where it has none. */
    static InlineCluster of(String spec, RenderTarget target) {
        return named("orders", spec, target);
    }

    static InlineCluster named(String name, String spec, RenderTarget target) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("version", "18");
        fields.putObject("storage").put("size", "10Gi");
        fields.setAll((ObjectNode) YamlReader.readTrusted("spec", spec));
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        cluster.put("apiVersion", "postgres.example.com/v1alpha1");
        cluster.put("kind", "PostgresCluster");
        cluster.putObject("metadata").put("name", name).put("namespace", "shop");
        cluster.set("spec", fields);
        return new InlineCluster(RenderedText.render(cluster, target));
    }

    /** {@link RenderTarget#gitops} with images of the command line and another registry. */
    static RenderTarget target(Map<ImageRole, String> images, @Nullable String registry) {
        return target(Consumer.GITOPS, images, registry, SecretsPolicy.REFERENCE);
    }

    static RenderTarget target(SecretsPolicy policy) {
        return target(Consumer.GITOPS, Map.of(), null, policy);
    }

    static RenderTarget target(Consumer consumer) {
        return target(consumer, Map.of(), null, SecretsPolicy.REFERENCE);
    }

    private static RenderTarget target(
            Consumer consumer, Map<ImageRole, String> images, @Nullable String registry, SecretsPolicy policy) {
        RenderTarget gitops = RenderTarget.gitops();
        return new RenderTarget(
                consumer,
                gitops.kubernetesVersion(),
                gitops.apiVersions(),
                images,
                registry,
                policy,
                gitops.namespace());
    }

    /** The object of the kind and name. */
    JsonNode object(String kind, String name) {
        return rendered.manifests().find(kind, name).orElseThrow().tree();
    }

    /** The container of the members' pods. */
    JsonNode container(String name) {
        for (JsonNode container : object("StatefulSet", "orders").at("/spec/template/spec/containers")) {
            if (container.path("name").asText().equals(name)) {
                return container;
            }
        }
        throw new AssertionError("no container " + name);
    }

    /** A file in a ConfigMap. */
    String file(String configMap, String name) {
        return object("ConfigMap", configMap).path("data").path(name).asText();
    }

    /** The decisions behind the objects. */
    ClusterModel model() {
        return rendered.model();
    }

    List<SecretRequirement> requirements() {
        return rendered.requirements();
    }
}
