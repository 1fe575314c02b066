package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Trees in a fixed key order, so that the order in which a user writes keys never reaches the output. */
final class Trees {

    private Trees() {}

    /** A copy with the keys of every mapping sorted. */
    static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> children = new TreeMap<>();
            node.properties().forEach(entry -> children.put(entry.getKey(), sorted(entry.getValue())));
            return new ObjectNode(JsonNodeFactory.instance, children).deepCopy();
        }
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }
}
