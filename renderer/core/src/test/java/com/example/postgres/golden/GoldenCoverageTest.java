package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The golden cases and the examples show every field of the spec. */
class GoldenCoverageTest {

    @Test
    void everyFieldIsSetInAGoldenCaseOrAnExample() throws IOException {
        SortedSet<String> missing = new TreeSet<>(SpecSchema.read().properties());
        for (GoldenCase golden : GoldenCase.all()) {
            String text = Files.readString(golden.cluster());
            remove(missing, "spec", YamlReader.readTrusted(golden.name(), text).path("spec"));
        }

        assertThat(missing)
                .as("Set these fields in src/test/golden/every-field/cluster.yaml, then run: make golden")
                .isEmpty();
    }

    private static void remove(SortedSet<String> paths, String path, JsonNode node) {
        paths.remove(path);
        if (node.isArray()) {
            node.forEach(item -> remove(paths, path + "[]", item));
        }
        node.properties().forEach(child -> remove(paths, path + "." + child.getKey(), child.getValue()));
    }
}
