package com.example.postgres.operator.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.ApiServer.Reply;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the tests of an API server have in common. Objects are in a namespace of the test unless they say another. */
interface Contract {

    String PLAIN = "application/json";
    String MERGE = "application/merge-patch+json";
    String JSON = "application/json-patch+json";
    String STRATEGIC = "application/strategic-merge-patch+json";
    String APPLY = "application/apply-patch+yaml";
    String API = "postgres.example.com/v1alpha1";

    ApiServer server();

    String namespace();

    default ObjectNode object(String yaml) {
        ObjectNode object = (ObjectNode) YamlReader.readTrusted("test", yaml);
        ObjectNode metadata = object.withObject("/metadata");
        if (!metadata.has("namespace")) {
            metadata.put("namespace", namespace());
        }
        return object;
    }

    /** Maps of configuration stand for all kinds of which nothing is special. */
    default String path(String configMap) {
        return path("v1", "ConfigMap", configMap);
    }

    default String path(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, namespace(), name).path();
    }

    default String collection(String apiVersion, String kind) {
        return new ObjectRef(apiVersion, kind, namespace(), "any").collection();
    }

    default Reply get(String path) {
        return server().send("GET", path, PLAIN, "");
    }

    default Reply post(String yaml) {
        ObjectNode object = object(yaml);
        return server().send(
                        "POST", ObjectRef.of(object).collection() + "?fieldManager=creator", PLAIN, object.toString());
    }

    /** The object as it was created. */
    default ObjectNode create(String yaml) {
        return succeeded(post(yaml));
    }

    default Reply put(String path, JsonNode object) {
        return server().send("PUT", path + "?fieldManager=replacer", PLAIN, object.toString());
    }

    default Reply patch(String path, String type, String yaml) {
        return server().send(
                        "PATCH",
                        path + "?fieldManager=patcher",
                        type,
                        YamlReader.readTrusted("patch", yaml).toString());
    }

    default Reply apply(String manager, String yaml) {
        return send(manager, "", yaml);
    }

    default Reply force(String manager, String yaml) {
        return send(manager, "&force=true", yaml);
    }

    private Reply send(String manager, String options, String yaml) {
        ObjectNode object = object(yaml);
        String path = ObjectRef.of(object).path() + "?fieldManager=" + manager + options;
        return server().send("PATCH", path, APPLY, object.toString());
    }

    default Reply delete(String path, String options) {
        return server().send(
                        "DELETE",
                        path,
                        PLAIN,
                        options.isEmpty()
                                ? ""
                                : YamlReader.readTrusted("options", options).toString());
    }

    default ObjectNode succeeded(Reply answer) {
        assertThat(answer.status()).as(answer.message()).isBetween(200, 201);
        return (ObjectNode) answer.body();
    }

    default void refused(Reply answer, int status, String reason, String message) {
        assertThat(answer.status()).as(answer.message()).isEqualTo(status);
        assertThat(answer.body().path("kind").asText()).isEqualTo("Status");
        assertThat(answer.body().path("status").asText()).isEqualTo("Failure");
        assertThat(answer.body().path("code").asInt()).isEqualTo(status);
        assertThat(answer.body().path("reason").asText()).isEqualTo(reason);
        assertThat(answer.message()).contains(message);
    }

    static String version(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asText();
    }

    static int generation(JsonNode object) {
        return object.path("metadata").path("generation").asInt();
    }

    static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    /** The fields of a manager; a missing node if it owns none. */
    static JsonNode fields(JsonNode object, String manager) {
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("fieldsV1");
            }
        }
        return object.path("none");
    }

    static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items")
                .forEach(item -> names.add(item.path("metadata").path("name").asText()));
        return names;
    }
}
