package com.example.postgres.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The CustomResourceDefinition that the API server gets, as it lies on the class path. */
public final class CrdFile {

    private static final String RESOURCE = "/com/example/postgres/validation/postgresclusters.yaml";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CrdFile() {}

    /** The whole definition. */
    public static JsonNode read() {
        try (InputStream stream = CrdFile.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing on the class path: " + RESOURCE);
            }
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return toTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of {@code spec} in the version that is stored. */
    public static JsonNode readSpecSchema() {
        return read().at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    }

    private static JsonNode toTree(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((key, item) -> node.set(String.valueOf(key), toTree(item)));
            return node;
        }
        if (value instanceof List<?> list) {
            return NODES.arrayNode().addAll(list.stream().map(CrdFile::toTree).toList());
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }
}
