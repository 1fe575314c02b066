package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {

    private static final JsonNode TEXT = JsonNodeFactory.instance.textNode("*1: - {");

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("k", 1);

    @Test
    void valuesStandWhereTheirAliasesStood() {
        Skeleton skeleton = Skeleton.read("t", "a: *0\nb:\n  - *1\n  - c: true\n");

        assertThat(CanonicalJson.compact(skeleton.fill(Map.of("0", TEXT, "1", tree))))
                .isEqualTo("{\"a\":\"*1: - {\",\"b\":[{\"k\":1},{\"c\":true}]}");
    }

    @Test
    void aFilledTreeChangesNeitherItsValuesNorTheNextOne() {
        Skeleton skeleton = Skeleton.read("t", "a: *0\nb: {c: d}\n");
        ObjectNode filled = (ObjectNode) skeleton.fill(Map.of("0", tree));

        filled.withObject("/a").removeAll();
        filled.withObject("/b").removeAll();

        assertThat(CanonicalJson.compact(skeleton.fill(Map.of("0", tree))))
                .isEqualTo("{\"a\":{\"k\":1},\"b\":{\"c\":\"d\"}}");
    }

    @Test
    void anAliasWithoutValueIsADefect() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Skeleton.read("t", "a: *7\n").fill(Map.of("0", TEXT)))
                .withMessageContaining("*7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x 1", "*0 : 1", "a: !t *0", "a: !t b", "a: *0\n---\nb: 1", "", "a: yes", "a: 1\na: 2"})
    void allElseIsAsStrictAsAnyTrustedText(String text) {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Skeleton.read("t.hbs", text))
                .withMessageStartingWith("t.hbs");
    }

    @Test
    void textsWithoutSkeletonHaveNoAliases() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> YamlReader.readTrusted("t", "a: *0\n"))
                .withMessageContaining("aliases");
    }
}
