package com.example.postgres.template;

import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.jknack.handlebars.Formatter;

/** Prints every value of a tag as JSON: {@code 5432}, {@code true}, {@code "text"}, {@code {"a":"b"}}. */
final class JsonFormatter implements Formatter {

    @Override
    public Object format(Object value, Chain next) {
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof String text) {
            return CanonicalJson.compact(TextNode.valueOf(text));
        }
        if (value instanceof JsonNode tree) {
            return CanonicalJson.compact(tree);
        }
        throw new IllegalArgumentException("cannot print a " + value.getClass().getSimpleName());
    }
}
