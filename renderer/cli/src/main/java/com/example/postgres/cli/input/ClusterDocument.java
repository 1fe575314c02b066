package com.example.postgres.cli.input;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document that is a PostgresCluster, or was meant to be one.
 *
 * @param document its tree and positions
 * @param text the file that contains it
 */
public record ClusterDocument(Document document, InputText text) {

    static final String KIND = "PostgresCluster";
    static final String GROUP = "postgres.example.com/";

    static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
    static final FieldPath NAME = FieldPath.of("metadata", "name");

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

    boolean hasOurGroup() {
        return document.root().path("apiVersion").asText().startsWith(GROUP);
    }

    boolean mayBeMeant() {
        JsonNode root = document.root();
        return !root.isObject()
                || !root.has("kind")
                || root.path("kind").asText().equals(KIND);
    }

    String kind() {
        String kind = document.root().path("kind").asText();
        return kind.isEmpty() ? "a document without kind" : kind;
    }

    private String metadata(String field) {
        return document.root().path("metadata").path(field).asText("");
    }
}
