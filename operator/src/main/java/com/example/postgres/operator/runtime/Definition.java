package com.example.postgres.operator.runtime;

import com.example.postgres.render.Renderer;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The CustomResourceDefinition in the API server. Helm does not update it, and the API server silently drops fields that it does not
 * have: https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
 */
final class Definition {

    private static final String PATH =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/postgresclusters.postgres.example.com";

    private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";

    private Definition() {}

    /** The fields that this version has and the API server does not know; none if the definition may not be read. */
    static List<String> missingFields(KubernetesClient client) {
        String installed;
        try {
            installed = client.raw(PATH);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
        List<String> missing = new ArrayList<>();
        if (installed != null) {
            byte[] text = installed.getBytes(StandardCharsets.UTF_8);
            compare(schema(Renderer.customResourceDefinition()), schema(text), "", missing);
        }
        return missing;
    }

    private static JsonNode schema(byte[] definition) {
        return YamlReader.read("the CustomResourceDefinition", definition)
                .documents()
                .get(0)
                .root()
                .at(SCHEMA);
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
