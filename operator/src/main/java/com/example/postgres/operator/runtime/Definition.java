package com.example.postgres.operator.runtime;

import com.example.postgres.render.Renderer;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * The CustomResourceDefinition in the API server. Helm does not update it, and the API server silently drops fields that it does not
 * have: https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
 *
 * @param generation of the definition; 0 if it may not be read
 * @param missingFields of a PostgresCluster, which this version has and the API server drops
 */
record Definition(long generation, List<String> missingFields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PATH =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/postgresclusters.postgres.example.com";

    private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";

    private static final Definition UNKNOWN = new Definition(0, List.of());

    Definition {
        missingFields = List.copyOf(missingFields);
    }

    /** Reads it from the API server. */
    static Definition read(KubernetesClient client) {
        return UNKNOWN.readAgain(client);
    }

    /** This one if it has not changed since. */
    Definition readAgain(KubernetesClient client) {
        JsonNode installed = installed(client);
        long now = installed.at("/metadata/generation").asLong();
        if (installed.isMissingNode() || (now > 0 && now == generation)) {
            return this;
        }
        List<String> missing = new ArrayList<>();
        compare(own().at(SCHEMA), installed.at(SCHEMA), "", missing);
        return new Definition(now, missing);
    }

    private static JsonNode installed(KubernetesClient client) {
        try {
            String text = client.raw(PATH);
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static JsonNode own() {
        return YamlReader.read("the CustomResourceDefinition", Renderer.customResourceDefinition())
                .documents()
                .get(0)
                .root();
    }

    private static void compare(JsonNode own, JsonNode installed, String path, List<String> missing) {
        own.path("properties").properties().forEach(field -> {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode known = installed.path("properties").path(field.getKey());
            if (known.isMissingNode()) {
                missing.add(name);
            } else {
                compare(field.getValue(), known, name, missing);
            }
        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (own.path(inner).isObject()) {
                compare(own.path(inner), installed.path(inner), path + "[]", missing);
            }
        }
    }
}
