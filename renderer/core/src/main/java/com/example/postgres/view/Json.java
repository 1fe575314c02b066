package com.example.postgres.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Trees for views. */
final class Json {

    private Json() {}

    /** A mapping of texts, in the order of the map. */
    static JsonNode of(Map<String, String> map) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        map.forEach(tree::put);
        return tree;
    }

    /** The same, unless the map is empty. */
    static Optional<JsonNode> ifAny(Map<String, String> map) {
        return map.isEmpty() ? Optional.empty() : Optional.of(of(map));
    }
}
