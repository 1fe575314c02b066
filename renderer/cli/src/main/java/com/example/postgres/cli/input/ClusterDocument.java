package com.example.postgres.cli.input;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document that is a PostgresCluster, or was meant to be one.
 *
 * @param document its tree and positions
 * @param text the file that contains it
 */
public record ClusterDocument(Document document, InputText text) {

    static final String KIND = "PostgresCluster";
    static final String GROUP = "postgres.example.com/";
    private static final String LIST = "List";

    static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
    static final FieldPath NAME = FieldPath.of("metadata", "name");

    /**
     * The document, or the items of a List, as {@code kubectl get -o yaml} prints one. As on the API server, an item without
     * kind has that of the list: a PostgresClusterList holds PostgresClusters.
     */
    static Stream<ClusterDocument> of(Document document, InputText text) {
        JsonNode root = document.root();
        JsonNode items = root.path("items");
        String kind = root.path("kind").asText();
        if (!kind.endsWith(LIST) || !items.isArray()) {
            return Stream.of(new ClusterDocument(document, text));
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> document.part(FieldPath.of("items").index(i), item(root, items.get(i))))
                .flatMap(item -> of(item, text));
    }

    private static JsonNode item(JsonNode list, JsonNode item) {
        String kind = list.path("kind").asText();
        if (kind.equals(LIST) || !item.isObject() || item.has("kind")) {
            return item;
        }
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        typed.set("apiVersion", list.path("apiVersion"));
        typed.put("kind", kind.substring(0, kind.length() - LIST.length()));
        return typed.setAll((ObjectNode) item);
    }

    /** Where the document begins. */
    public Position start() {
        return document.sources().locate(FieldPath.ROOT);
    }

    /** The name as written; empty if there is none. */
    public String name() {
        return metadata("name");
    }

    /** The namespace as written; empty if there is none. */
    public String namespace() {
        return metadata("namespace");
    }

    /** Whether its kind or its group says that it is a PostgresCluster: the other one may have a mistake. */
    boolean isCluster() {
        JsonNode root = document.root();
        return root.path("kind").asText().equalsIgnoreCase(KIND)
                || root.path("apiVersion").asText().startsWith(GROUP);
    }

    boolean hasKind() {
        return document.root().has("kind");
    }

    String kind() {
        String kind = document.root().path("kind").asText();
        return kind.isEmpty() ? "a document without kind" : kind;
    }

    private String metadata(String field) {
        return document.root().path("metadata").path(field).asText("");
    }
}
