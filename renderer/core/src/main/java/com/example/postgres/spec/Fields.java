package com.example.postgres.spec;

import com.example.postgres.syntax.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Typed access to the fields of a mapping that the schema has accepted; an absent field and a null are alike. */
final class Fields {

    private final JsonNode node;

    Fields(JsonNode node) {
        this.node = node;
    }

    @Nullable String text(String name) {
        JsonNode value = tree(name);
        return value == null ? null : value.asText();
    }

    String requiredText(String name) {
        return Objects.requireNonNull(text(name), () -> "required by the schema: " + name);
    }

    <T> @Nullable Parsed<T> parsed(String name, Function<String, T> parser) {
        String text = text(name);
        return text == null ? null : Parsed.of(text, parser);
    }

    <T> Parsed<T> requiredParsed(String name, Function<String, T> parser) {
        return Parsed.of(requiredText(name), parser);
    }

    @Nullable Integer integer(String name) {
        JsonNode value = tree(name);
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    @Nullable Boolean bool(String name) {
        JsonNode value = tree(name);
        return value == null ? null : Boolean.valueOf(value.booleanValue());
    }

    List<String> texts(String name) {
        return trees(name).stream().map(JsonNode::asText).toList();
    }

    Map<String, String> textMap(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        JsonNode value = tree(name);
        if (value != null) {
            value.properties()
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        }
        return map;
    }

    @Nullable JsonNode tree(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    List<JsonNode> trees(String name) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode value = tree(name);
        if (value != null) {
            value.forEach(items::add);
        }
        return items;
    }

    @Nullable List<JsonNode> treesIfPresent(String name) {
        return tree(name) == null ? null : trees(name);
    }

    <T> @Nullable T object(String name, Function<Fields, T> read) {
        JsonNode value = tree(name);
        return value == null ? null : read.apply(new Fields(value));
    }

    <T> T requiredObject(String name, Function<Fields, T> read) {
        JsonNode value = Objects.requireNonNull(tree(name), () -> "required by the schema: " + name);
        return read.apply(new Fields(value));
    }

    <T> List<T> objects(String name, Function<Fields, T> read) {
        return trees(name).stream().map(item -> read.apply(new Fields(item))).toList();
    }

    static Map<String, String> copyInOrder(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
