package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that one render prints. In the text each stands as a YAML alias, and is put into the tree after the text was
 * parsed. So no value can break out of its place, none is quoted and parsed back, and clusters of the same shape have the
 * same texts.
 */
final class Values {

    /**
     * What is printed for a value.
     *
     * @param name of the value in {@link #byAlias()}
     */
    record Alias(String name) {

        @Override
        public String toString() {
            return "*" + name;
        }
    }

    private final Map<String, JsonNode> byAlias = new LinkedHashMap<>();

    /** An alias for a text, number or tree; anything else as it is: records, lists and booleans lead the engine. */
    Object aliased(Object value) {
        if (value instanceof String text) {
            return alias(JsonNodeFactory.instance.textNode(text));
        }
        if (value instanceof Integer || value instanceof Long) {
            return alias(number(((Number) value).longValue()));
        }
        return value instanceof JsonNode tree ? alias(tree) : value;
    }

    /** The node that the reader makes of the number. */
    private static JsonNode number(long value) {
        boolean isInt = value == (int) value;
        return isInt ? JsonNodeFactory.instance.numberNode((int) value) : JsonNodeFactory.instance.numberNode(value);
    }

    private Alias alias(JsonNode node) {
        String name = String.valueOf(byAlias.size());
        byAlias.put(name, node);
        return new Alias(name);
    }

    /** What the aliases stand for. */
    Map<String, JsonNode> byAlias() {
        return byAlias;
    }
}
