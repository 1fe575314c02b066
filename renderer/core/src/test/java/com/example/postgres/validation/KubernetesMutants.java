package com.example.postgres.validation;

import com.example.postgres.validation.schema.CrdFile;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A cluster that uses every part of Kubernetes, with one to three changes in these parts: the same ones for the same seed. */
final class KubernetesMutants {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String RESOURCE = "/com/example/postgres/validation/kubernetes-parts.yaml";
    private static final JsonNode ORIGINAL = read();
    private static final JsonNode SCHEMA = CrdFile.specSchema();
    private static final List<String> PARTS =
            List.of("resources", "networkPolicy", "scheduling", "extra", "extra", "extra");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "a b",
            "a_b",
            "-a",
            "a.b",
            "a/b",
            "a/b/c",
            "/a",
            "/",
            "..",
            "../a",
            "a/../b",
            "a:b",
            "0",
            "1",
            "-1",
            "1.5",
            "1Gi",
            "1m",
            "1e3",
            "12345678901234567890",
            "http",
            "tcp",
            "TCP",
            "Always",
            "Never",
            "Exists",
            "In",
            "Gt",
            "NoExecute",
            "Localhost",
            "Memory",
            "metadata.name",
            "metadata.labels",
            "metadata.labels['a b']",
            "limits.cpu",
            "requests.storage",
            "scratch",
            "postgres",
            "pgdata",
            "shipper",
            "$(A)",
            "ä",
            "10.0.0.0/8",
            "10.0.0.1",
            "x".repeat(64),
            "x".repeat(254));

    private static final long[] NUMBERS = {0, 1, -1, 2, 600, 5432, 65535, 65536, 511, 512, 1L << 31, 1L << 33};

    private final Random random;

    private KubernetesMutants(long seed) {
        random = new Random(seed);
    }

    /** The cluster without changes. */
    static ObjectNode original() {
        return ORIGINAL.deepCopy();
    }

    /** The cluster with the changes of a seed. */
    static ObjectNode of(long seed) {
        KubernetesMutants mutants = new KubernetesMutants(seed);
        ObjectNode cluster = original();
        int changes = mutants.random.nextInt(4) == 0 ? 1 + mutants.random.nextInt(3) : 1;
        for (int i = 0; i < changes; i++) {
            String part = PARTS.get(mutants.random.nextInt(PARTS.size()));
            mutants.change(
                    cluster.path("spec").path(part), SCHEMA.path("properties").path(part));
        }
        return cluster;
    }

    private void change(JsonNode node, JsonNode schema) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            JsonNode child = schema.path("properties").path(name);
            JsonNode childSchema = child.isMissingNode() ? schema.path("additionalProperties") : child;
            if (object.get(name).isContainerNode() && !object.get(name).isEmpty() && random.nextInt(7) > 0) {
                change(object.get(name), childSchema);
            } else {
                changeField(object, name, schema);
            }
        } else if (node instanceof ArrayNode list && !list.isEmpty()) {
            int index = random.nextInt(list.size());
            if (list.get(index).isContainerNode() && random.nextInt(8) > 0) {
                change(list.get(index), schema.path("items"));
            } else {
                changeItem(list, index);
            }
        }
    }

    private void changeField(ObjectNode object, String name, JsonNode schema) {
        switch (random.nextInt(9)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + pick(List.of("s", "x", "Name")), object.remove(name));
            case 2 -> object.set(pick(TEXTS), value(1));
            case 3, 4 -> addKnownField(object, schema);
            case 5 -> object.set(name, pick(List.of(NODES.objectNode(), NODES.arrayNode(), NODES.nullNode())));
            default -> object.set(name, near(object.get(name)));
        }
    }

    /** A field that Kubernetes knows there, with a value of its type. */
    private void addKnownField(ObjectNode object, JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            String name = pick(names);
            object.set(name, ofSchema(schema.path("properties").path(name), 3));
        }
    }

    private JsonNode ofSchema(JsonNode schema, int depth) {
        if (schema.has("enum") && random.nextInt(3) > 0) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> number();
            case "array" -> {
                ArrayNode list = NODES.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(ofSchema(schema.path("items"), depth - 1));
                }
                yield list;
            }
            case "object" -> mapping(schema, depth);
            default -> random.nextInt(4) == 0 ? number() : NODES.textNode(pick(TEXTS));
        };
    }

    private ObjectNode mapping(JsonNode schema, int depth) {
        ObjectNode mapping = NODES.objectNode();
        for (JsonNode name : schema.path("required")) {
            mapping.set(name.asText(), ofSchema(schema.path("properties").path(name.asText()), depth - 1));
        }
        for (int i = depth > 0 ? random.nextInt(3) : 0; i > 0; i--) {
            if (schema.has("additionalProperties")) {
                mapping.set(pick(TEXTS), ofSchema(schema.path("additionalProperties"), depth - 1));
            } else {
                addKnownField(mapping, schema);
            }
        }
        return mapping;
    }

    private void changeItem(ArrayNode list, int index) {
        switch (random.nextInt(5)) {
            case 0 -> list.remove(index);
            case 1 -> list.add(list.get(index).deepCopy());
            case 2 -> list.removeAll();
            case 3 -> list.add(value(1));
            default -> list.set(index, near(list.get(index)));
        }
    }

    /** Most often a value of the same type. */
    private JsonNode near(JsonNode value) {
        if (random.nextInt(5) == 0) {
            return value(1);
        }
        if (value.isNumber()) {
            return number();
        }
        return value.isBoolean() ? NODES.booleanNode(!value.booleanValue()) : NODES.textNode(pick(TEXTS));
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.booleanNode(random.nextBoolean());
            case 1 -> number();
            case 2 -> NODES.nullNode();
            case 3, 4 -> NODES.textNode(pick(TEXTS));
            case 5 -> NODES.arrayNode().add(value(depth - 1));
            default -> NODES.objectNode().set(pick(TEXTS), value(depth - 1));
        };
    }

    private JsonNode number() {
        return NODES.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static JsonNode read() {
        try (InputStream stream = KubernetesMutants.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return YamlReader.readTrusted(RESOURCE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
