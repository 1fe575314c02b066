package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** One document that a program wrote with aliases in the location of values: read once, filled as often as needed. */
public final class Skeleton {

    private final JsonNode root;

    private Skeleton(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads the document.
     *
     * @param templateName what wrote it, for messages
     * @throws YamlException as {@link YamlReader#readTrusted(String, String)} does
     */
    public static Skeleton read(String templateName, String text) {
        return new Skeleton(YamlReader.readWithAliases(templateName, text));
    }

    /**
     * A tree of its own, which shares nothing with another one.
     *
     * @param values what the aliases stand for, by name
     * @throws IllegalArgumentException when there is no value for one of them
     */
    public JsonNode fill(Map<String, JsonNode> values) {
        return filled(root, values);
    }

    private static JsonNode filled(JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), values)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> copy.add(filled(item, values)));
            return copy;
        }
        return node.isPojo() ? value(node.asText(), values).deepCopy() : node;
    }

    private static JsonNode value(String alias, Map<String, JsonNode> values) {
        JsonNode value = values.get(alias);
        if (value == null) {
            throw new IllegalArgumentException("no value for the alias *" + alias);
        }
        return value;
    }
}
