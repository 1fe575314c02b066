package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that one render prints. The text gets a placeholder for each, and {@link Skeleton} puts the value into the tree
 * after the text was parsed. So no value can break out of its place, none is quoted and parsed back, and clusters of the same
 * shape have the same text.
 */
final class Placeholders {

    /** Private-use characters: no template contains them, and YAML takes them for ordinary text in every kind of scalar. */
    static final char START = '\uE000';

    static final char END = '\uE001';

    /**
     * Stands for a value in the text.
     *
     * @param index of the value in {@link #values}
     */
    record Placeholder(int index) {

        @Override
        public String toString() {
            return START + Integer.toString(index) + END;
        }
    }

    private final List<JsonNode> values = new ArrayList<>();

    /** A placeholder for a text, number or tree; anything else as it is, because it only decides what is printed. */
    Object replace(Object value) {
        if (value instanceof String text) {
            return placeholder(JsonNodeFactory.instance.textNode(text));
        }
        if (value instanceof Integer || value instanceof Long) {
            return placeholder(number(((Number) value).longValue()));
        }
        return value instanceof JsonNode tree ? placeholder(tree) : value;
    }

    /** The node that the YAML reader makes of the number. */
    private static JsonNode number(long value) {
        boolean isInt = value == (int) value;
        return isInt ? JsonNodeFactory.instance.numberNode((int) value) : JsonNodeFactory.instance.numberNode(value);
    }

    private Placeholder placeholder(JsonNode value) {
        values.add(value);
        return new Placeholder(values.size() - 1);
    }

    /** The values, in the order of their placeholders. */
    List<JsonNode> values() {
        return values;
    }
}
