package com.example.postgres.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class SharedTreesTest {

    private final SharedTrees trees = new SharedTrees();

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    @Test
    void aSharedTreeIsEqual() {
        JsonNode tree = yaml("{a: [1, {b: text}, [], {}, null, true], c: 1.5, d: text}");

        assertThat(trees.share(tree)).isEqualTo(tree);
    }

    @Test
    void equalPartsOfDifferentTreesAreKeptOnce() {
        JsonNode one = trees.share(yaml("{name: one, spec: {probe: {port: 8008}, args: [a, b]}}"));
        JsonNode other = trees.share(yaml("{name: other, spec: {probe: {port: 8008}, args: [a, c]}}"));

        assertThat(other.path("name")).isNotEqualTo(one.path("name"));
        assertThat(other.at("/spec/probe")).isSameAs(one.at("/spec/probe"));
        assertThat(other.at("/spec/args/0")).isSameAs(one.at("/spec/args/0"));
        assertThat(other.at("/spec/args")).isNotEqualTo(one.at("/spec/args"));
        assertThat(trees.share(yaml("{name: one, spec: {probe: {port: 8008}, args: [a, b]}}")))
                .isSameAs(one);
    }

    @Test
    void numbersOfDifferentTypesAreNotTheSame() {
        JsonNode tree = trees.share(yaml("{whole: 1, decimal: 1.0, text: \"1\"}"));

        assertThat(tree.path("whole").isInt()).isTrue();
        assertThat(tree.path("decimal").isInt()).isFalse();
        assertThat(tree.path("text").isTextual()).isTrue();
    }
}
