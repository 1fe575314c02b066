package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.source.SourceMap;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People edit the files, and the edit may be anything. */
class HostileSetsTest {

    private static final List<String> VALUES = List.of(
            "text",
            "''",
            "7",
            "-1",
            "9999999999999",
            "2147483647",
            "0.5",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[text, 7, null, [], {}]",
            "{a: b, '': c}",
            "'100%'",
            "'x/y:z'");

    @Test
    void everyValueMayBeOfAnyType() {
        List<KubernetesObject> sound = Planted.example("production").set().objects();
        for (int i = 0; i < sound.size(); i++) {
            int changed = i;
            IntStream.range(0, count(sound.get(i).tree()))
                    .parallel()
                    .forEach(place -> assertThat(
                                    Proofs.of(damaged(sound, changed, place)).proofs())
                            .hasSize(8));
        }
    }

    private static ObjectSet damaged(List<KubernetesObject> sound, int changed, int place) {
        KubernetesObject object = sound.get(changed);
        String value = VALUES.get((place + changed) % VALUES.size());
        JsonNode replacement = YamlReader.readTrusted("value", "v: " + value).path("v");
        JsonNode tree = replace(object.tree(), new int[] {place}, replacement);
        List<KubernetesObject> damaged = new ArrayList<>(sound);
        damaged.set(
                changed, new KubernetesObject(object.id(), object.baseName(), tree, object.path(), object.sources()));
        return new ObjectSet(damaged);
    }

    @Test
    void documentsMayBeAnything() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                documents.add(new Document(
                        YamlReader.readTrusted("value", "v: " + anything(random, 4))
                                .path("v"),
                        SourceMap.ofWhole("any"),
                        i));
            }
            assertThat(Proofs.of(ObjectReader.read(documents).set()).proofs()).hasSize(8);
        }
    }

    private static String anything(Random random, int depth) {
        List<String> keys = List.of(
                "kind",
                "apiVersion",
                "metadata",
                "name",
                "namespace",
                "items",
                "spec",
                "template",
                "containers",
                "labels",
                "rules",
                "subjects",
                "selector",
                "matchLabels",
                "ingress",
                "from",
                "ports");
        List<String> texts = List.of(
                "Pod", "List", "StatefulSet", "NetworkPolicy", "Role", "RoleBinding", "PodDisruptionBudget", "v1", "a");
        if (depth == 0 || random.nextInt(6) == 0) {
            return random.nextBoolean()
                    ? texts.get(random.nextInt(texts.size()))
                    : VALUES.get(random.nextInt(VALUES.size()));
        }
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            for (int i = random.nextInt(3); i > 0; i--) {
                text.append(text.isEmpty() ? "" : ", ").append(anything(random, depth - 1));
            }
            return "[" + text + "]";
        }
        List<String> unused = new ArrayList<>(keys);
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(unused.remove(random.nextInt(unused.size())))
                    .append(": ")
                    .append(anything(random, depth - 1));
        }
        return "{" + text + "}";
    }

    private static int count(JsonNode node) {
        int count = 1;
        for (JsonNode child : node) {
            count += count(child);
        }
        return count;
    }

    /** A copy in which the value that comes n-th is another one. */
    private static JsonNode replace(JsonNode node, int[] countdown, JsonNode replacement) {
        if (countdown[0]-- == 0) {
            return replacement;
        }
        if (node instanceof ObjectNode mapping) {
            ObjectNode copy = mapping.objectNode();
            mapping.properties()
                    .forEach(field -> copy.set(field.getKey(), replace(field.getValue(), countdown, replacement)));
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(item -> copy.add(replace(item, countdown, replacement)));
            return copy;
        }
        return node;
    }
}
