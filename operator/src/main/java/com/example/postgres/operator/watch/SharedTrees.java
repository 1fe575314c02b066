package com.example.postgres.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keeps equal parts of trees once. The objects of different clusters have most of their content in common: scripts, probes, labels.
 * What no tree uses any more is forgotten. Thread-safe.
 */
final class SharedTrees {

    private final Map<JsonNode, WeakReference<JsonNode>> nodes = new WeakHashMap<>();

    /** An equal tree, whose fields may have another order. Other trees have parts of it: nobody may change it. */
    synchronized JsonNode share(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode shared = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(field -> shared.set(field.getKey(), share(field.getValue())));
            return known(shared);
        }
        if (tree.isArray()) {
            ArrayNode shared = JsonNodeFactory.instance.arrayNode(tree.size());
            tree.forEach(item -> shared.add(share(item)));
            return known(shared);
        }
        return known(tree);
    }

    private JsonNode known(JsonNode node) {
        WeakReference<JsonNode> reference = nodes.get(node);
        JsonNode known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        nodes.put(node, new WeakReference<>(node));
        return node;
    }
}
