package com.example.postgres.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clusters of the table with some values replaced: near enough to a valid one to reach every rule. */
final class DamagedClusters {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<ValidationCase> CASES = ValidationCase.all();

    private DamagedClusters() {}

    /** A cluster with one to five values of its spec replaced. */
    static ObjectNode cluster(Random random) {
        ObjectNode document = CASES.get(random.nextInt(CASES.size())).cluster().deepCopy();
        for (int i = random.nextInt(5); i >= 0; i--) {
            damage(document.get("spec"), random);
        }
        return document;
    }

    private static void damage(JsonNode node, Random random) {
        if (node.isEmpty()) {
            return;
        }
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) > 0 && !object.get(name).isEmpty()) {
                damage(object.get(name), random);
            } else if (random.nextInt(4) == 0) {
                object.set(randomText(random), randomNode(random, 2));
            } else {
                object.set(name, randomNode(random, 2));
            }
        } else if (node instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), randomNode(random, 2));
        }
    }

    static JsonNode randomNode(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(200) - 50);
            case 3 -> NODES.numberNode(random.nextGaussian() * 1e20);
            case 4, 5 -> NODES.textNode(randomText(random));
            case 6 -> randomMapping(random, depth);
            default -> randomList(random, depth);
        };
    }

    private static ObjectNode randomMapping(Random random, int depth) {
        ObjectNode mapping = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            mapping.set(randomText(random), randomNode(random, depth - 1));
        }
        return mapping;
    }

    private static ArrayNode randomList(Random random, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(randomNode(random, depth - 1));
        }
        return list;
    }

    private static String randomText(Random random) {
        List<String> known = List.of(
                "",
                "spec",
                "name",
                "S3",
                "18",
                "10Gi",
                "1e99",
                "* * * * *",
                "0 0 31 2 *",
                "@daily",
                "a/b",
                "::/0",
                "/",
                "host all all",
                "\"",
                "a\u0000b",
                "\ud800",
                "9".repeat(40),
                "x".repeat(5000),
                "1h1m1s",
                "\n",
                "kind");
        if (random.nextInt(3) > 0) {
            return known.get(random.nextInt(known.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        }
        return text.toString();
    }
}
