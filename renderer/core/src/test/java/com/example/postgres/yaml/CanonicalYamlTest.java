package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalYamlTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The block of a long text is kept for the next time. */
    @Test
    void longTextsKeepTheirCharactersAtEveryIndentation() {
        String text = "echo a line of a script\n".repeat(100);
        ObjectNode tree = NODES.objectNode().put("outer", text);
        tree.putObject("inner").put("first", text).put("second", text);

        for (int time = 0; time < 2; time++) {
            String yaml = CanonicalYaml.write(tree);

            assertThat(YamlReader.readTrusted("test", yaml)).isEqualTo(tree);
            assertThat(yaml).contains("outer: |\n  echo", "\n  first: |\n    echo");
        }
    }

    @Test
    void printsManifestsTheWayKubectlDoes() {
        String text = """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  annotations: {}
                  finalizers: []
                  labels:
                    postgres.example.com/cluster: db
                  name: db
                spec:
                  args:
                  - "-c"
                  - |
                    set -eu
                      echo "a: b"
                  empty: ""
                  limits:
                    memory: 10Gi
                  nested:
                  - - 1
                    - - x
                  - - a: 1
                      b: 2
                    - c: 3
                  nothing: null
                  ports:
                  - containerPort: 5432
                    name: postgres
                    protocol: TCP
                  ratio: 0.5
                  suspend: false
                  version: "16"
                """;

        assertThat(CanonicalYaml.write(YamlReaderTest.clean(text))).isEqualTo(text);
    }

    @Test
    void keepsTheOrderOfTheTree() {
        assertThat(CanonicalYaml.write(YamlReaderTest.clean("b: 1\na: 2\n"))).isEqualTo("b: 1\na: 2\n");
    }

    @Test
    void beginsEachDocumentOfAStreamWithASeparator() {
        assertThat(CanonicalYaml.writeAll(List.of(map("a", NODES.numberNode(1)), map("b", NODES.textNode("x")))))
                .isEqualTo("---\na: 1\n---\nb: x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "apps/v1",
                "/var/lib/postgresql",
                "ghcr.io/a/b:17.2-1",
                "10Gi",
                "100m",
                "1.5Gi",
                "30s",
                "v1.35"
            })
    void leavesTextBareThatNoReaderCanMistake(String text) {
        assertThat(writeText(text)).isEqualTo("k: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "NO",
                "Null",
                "16",
                "1.35",
                "1e3",
                "0x1F",
                "22:30",
                "2026-01-01",
                "-",
                "a: b",
                "a #b",
                "a:",
                "<<",
                "=",
                "~"
            })
    void quotesTextThatAReaderCouldMistake(String text) {
        assertThat(writeText(text)).isEqualTo("k: \"" + text + "\"\n");
    }

    @Test
    void quotesKeysByTheSameRule() {
        assertThat(CanonicalYaml.write(map("on", NODES.numberNode(1)))).isEqualTo("\"on\": 1\n");
        assertThat(CanonicalYaml.write(map("a b", NODES.numberNode(1)))).isEqualTo("\"a b\": 1\n");
    }

    @Test
    void escapesWhatIsInvisible() {
        assertThat(writeText("\u0000\u001b\u007f\u0085\u2028\ufeff\u202e\ud800é\ud83d\ude00"))
                .isEqualTo("k: \"\\u0000\\u001b\\u007f\\u0085\\u2028\\ufeff\\u202e\\ud800é\ud83d\ude00\"\n");
    }

    @Test
    void marksHowABlockBeginsAndEnds() {
        assertThat(writeText("a\nb")).isEqualTo("k: |-\n  a\n  b\n");
        assertThat(writeText("a\nb\n")).isEqualTo("k: |\n  a\n  b\n");
        assertThat(writeText("a\n\nb\n\n")).isEqualTo("k: |+\n  a\n\n  b\n\n");
        assertThat(writeText("\n a\nb\n")).isEqualTo("k: |2\n\n   a\n  b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \nb\n", "a\n\tb\n", "a\r\nb\r\n", "a\n \nb\n", "a\nb\u2028\n", "\n\n", "a\nb "})
    void quotesLinesThatABlockCouldLose(String text) {
        assertThat(writeText(text)).startsWith("k: \"").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.10, 1.10",
        "1E+3, 1000.0",
        "0.5, 0.5",
        "-0.25, -0.25",
        "1E+300, 1.0e+300",
        "1.25E-30, 1.25e-30",
        "-2E+40, -2.0e+40"
    })
    void writesDecimalsSoThatTheyStayDecimals(BigDecimal number, String expected) {
        assertThat(CanonicalYaml.write(NODES.numberNode(number))).isEqualTo(expected + "\n");
    }

    @Test
    void doesNotWrapLongLines() {
        assertThat(writeText("word ".repeat(100) + "end")).hasLineCount(1);
    }

    private static String writeText(String text) {
        return CanonicalYaml.write(map("k", NODES.textNode(text)));
    }

    private static ObjectNode map(String key, JsonNode value) {
        ObjectNode map = NODES.objectNode();
        map.set(key, value);
        return map;
    }
}
