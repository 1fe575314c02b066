package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One document: of a YAML or JSON text ({@link YamlReader}), or a tree that comes from elsewhere.
 *
 * @param root its tree; never changed after creation
 * @param sources positions of the values in the text
 * @param index of the document in the text, counted from 0; empty documents count, but are not returned
 */
public record Document(JsonNode root, SourceMap sources, int index) {

    /**
     * A tree that was not read from a text, such as a custom resource from the API server. Violations in it have a path and
     * no line.
     *
     * @param source printed as the position of violations, such as {@code shop/orders}
     * @param root must not be changed afterwards
     */
    public static Document ofTree(String source, JsonNode root) {
        return new Document(root, SourceMap.ofWhole(source), 0);
    }

    /**
     * A part of the document as a document of its own, such as an item of a List. Paths in it begin at the part.
     *
     * @param path of the part
     * @param part the value at that path, or one that replaces it
     */
    public Document part(FieldPath path, JsonNode part) {
        return new Document(part, sources.below(path), index);
    }
}
