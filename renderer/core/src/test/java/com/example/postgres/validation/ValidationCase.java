package com.example.postgres.validation;

import com.example.postgres.source.SourceMap;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A case of the table {@code cases.yaml}: a spec, and whether it is valid. The table is for the offline validator and for
 * an API server.
 *
 * @param node as in the table
 */
public record ValidationCase(JsonNode node) {

    private static final String RESOURCE = "/com/example/postgres/validation/cases.yaml";

    /** All cases, in their order. */
    public static List<ValidationCase> all() {
        try (InputStream stream = ValidationCase.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            List<ValidationCase> cases = new ArrayList<>();
            YamlReader.readTrusted(RESOURCE, text).forEach(node -> cases.add(new ValidationCase(node)));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return node.path("name").asText();
    }

    public boolean isAccepted() {
        return node.path("accept").booleanValue();
    }

    public String path() {
        return node.path("path").asText();
    }

    public String says() {
        return node.path("says").asText();
    }

    /** Whether only the offline validator has the rule. */
    public boolean isOfflineOnly() {
        return node.path("offlineOnly").booleanValue();
    }

    /** Whether it is about a change, which the offline validator does not see. */
    public boolean isChange() {
        return node.has("old");
    }

    public ObjectNode cluster() {
        return cluster(node.path("spec"));
    }

    /** The cluster before the change. */
    public ObjectNode oldCluster() {
        return cluster(node.path("old"));
    }

    /** What the operator has written before the change; nothing if there is no operator. */
    public JsonNode oldStatus() {
        return node.path("status");
    }

    Document document() {
        return new Document(cluster(), SourceMap.ofWhole("case"), 0);
    }

    private ObjectNode cluster(JsonNode spec) {
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        cluster.put("apiVersion", "postgres.example.com/v1alpha1");
        cluster.put("kind", "PostgresCluster");
        cluster.putObject("metadata").put("name", node.path("metadataName").asText("case"));
        cluster.set("spec", spec);
        return cluster;
    }

    @Override
    public String toString() {
        return name();
    }
}
