package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsEveryTypeOfValue() {
        String text = """
                text: hello world
                quoted: "16"
                single: '1.5'
                int: 16
                negative: -3
                decimal: 1.5
                flag: true
                tilde: ~
                none: null
                empty:
                block: |
                  a
                  b
                list: [1, two]
                items:
                - a: 1
                - {b: 2}
                date: 2026-01-31T10:00:00Z
                version: 17.2.1
                !!str tagged: !!str 16
                """.replace("yes:", "flag:");

        assertThat(CanonicalJson.compact(clean(text)))
                .isEqualTo("{'text':'hello world','quoted':'16','single':'1.5','int':16,'negative':-3,'decimal':1.5,"
                        .concat(
                                "'flag':true,'tilde':null,'none':null,'empty':null,'block':'a\\nb\\n','list':[1,'two'],")
                        .concat("'items':[{'a':1},{'b':2}],'date':'2026-01-31T10:00:00Z','version':'17.2.1',")
                        .concat("'tagged':'16'}")
                        .replace('\'', '"'));
    }

    @Test
    void keepsIntegersOfAnySize() {
        JsonNode root = clean("a: 2147483647\nb: 2147483648\nc: 9223372036854775808\n");

        assertThat(root.get("a").isInt()).isTrue();
        assertThat(root.get("b").isLong()).isTrue();
        assertThat(root.get("c").bigIntegerValue()).isEqualTo("9223372036854775808");
    }

    @Test
    void keepsTheDigitsOfADecimal() {
        assertThat(clean("1.10").decimalValue().toPlainString()).isEqualTo("1.10");
    }

    @Test
    void locatesFieldsAtTheirKeyAndItemsAtThemselves() {
        ReadResult result = YamlReader.read("c.yaml", "# c\nspec:\n  list:\n  - one\n  - two: 2\n  'k y': [a,  b]\n");
        var sources = result.documents().get(0).sources();

        assertThat(sources.locate(FieldPath.ROOT)).hasToString("c.yaml:2:1");
        assertThat(sources.locate(FieldPath.of("spec"))).hasToString("c.yaml:2:1");
        assertThat(sources.locate(FieldPath.of("spec", "list"))).hasToString("c.yaml:3:3");
        assertThat(sources.locate(FieldPath.of("spec", "list").index(0))).hasToString("c.yaml:4:5");
        assertThat(sources.locate(FieldPath.of("spec", "list").index(1))).hasToString("c.yaml:5:5");
        assertThat(sources.locate(FieldPath.of("spec", "list").index(1).field("two")))
                .hasToString("c.yaml:5:5");
        assertThat(sources.locate(FieldPath.of("spec", "k y").index(1))).hasToString("c.yaml:6:15");
        assertThat(sources.locate(FieldPath.of("spec", "missing"))).hasToString("c.yaml:2:1");
    }

    @Test
    void countsColumnsInCharacters() {
        ReadResult result = YamlReader.read("c.yaml", "{\"\ud83d\ude00\": 1, b: 2}");

        assertThat(result.documents().get(0).sources().locate(FieldPath.of("b")))
                .hasToString("c.yaml:1:10");
    }

    @Test
    void readsJsonIndentedWithTabsAndLocatesItsValues() {
        ReadResult result =
                YamlReader.read("c.json", "{\n\t\"spec\": {\n\t\t\"path\": \"a\\/b\\ud83d\\ude00\"\n\t}\n}\n");

        assertThat(result.violations()).isEmpty();
        Document document = result.documents().get(0);
        assertThat(document.root().at("/spec/path").textValue()).isEqualTo("a/b\ud83d\ude00");
        assertThat(document.sources().locate(FieldPath.of("spec", "path"))).hasToString("c.json:3:3");
    }

    @Test
    void readsJsonWithAVeryLongKey() {
        String key = "k".repeat(3000);

        assertThat(clean("{\"" + key + "\": 1e3}").get(key).intValue()).isEqualTo(1000);
    }

    @Test
    void readsFlowYamlThatIsNotJson() {
        assertThat(clean("{a: 1, b: [x, y1]}")).hasToString("{\"a\":1,\"b\":[\"x\",\"y1\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d\\ude00\"",
                "\"\\u0000\\u007f\\u0085\\u2028\\ufeff\"",
                "\"\\ud800x\"",
                "\"\\udc00\\ud800\""
            })
    void readsJsonEscapesInsideBlockYaml(String quoted) throws Exception {
        String expected = JSON.readTree(quoted).textValue();

        assertThat(YamlReader.readTrusted("t.hbs", "a:\n  b: {\"k\": " + quoted + "}\n")
                        .at("/a/b/k")
                        .textValue())
                .isEqualTo(expected);
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        ReadResult result = YamlReader.read("c.yaml", "\uFEFFa:\r\n  b: 1\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(result.violations()).isEmpty();
        assertThat(result.documents().get(0).root()).hasToString("{\"a\":{\"b\":1}}");
        assertThat(result.documents().get(0).sources().locate(FieldPath.of("a")))
                .hasToString("c.yaml:1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n# nothing\n---\n", "\uFEFF", "   "})
    void findsNoDocumentInATextWithoutContent(String text) {
        ReadResult result = YamlReader.read("c.yaml", text);

        assertThat(result.documents()).isEmpty();
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void readsSeveralDocumentsAndSkipsEmptyOnes() {
        List<Document> documents =
                YamlReader.read("c.yaml", "a: 1\n---\n---\nb: 2\n---\n").documents();

        assertThat(documents).extracting(Document::index).containsExactly(0, 2);
        assertThat(documents.get(1).sources().locate(FieldPath.ROOT)).hasToString("c.yaml:4:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b: 'x",
                "b: \"x",
                "b: [",
                "{b: 1,",
                "b: 1\n c: 2",
                "b:\n\t- c",
                "b: |\n  text\n c",
                "b: !<x",
                "b: *",
                "\"\\ud8\": 1",
                "b: "
            })
    void readsTheDocumentsAroundABrokenOne(String broken) {
        String text = "a: 1\r\n--- # two\r\n" + broken + "x\n---\nc: on\n---\nd: |\n  ----\n  --- x\n";

        ReadResult result = YamlReader.read("c.yaml", broken.equals("b: ") ? text.replace("b: x", "b: \u0007x") : text);

        assertThat(result.intact())
                .extracting(document -> document.root().toString())
                .containsExactly("{\"a\":1}", "{\"d\":\"----\\n--- x\\n\"}");
        int lines = (int) broken.lines().count();
        assertThat(result.violations()).hasSizeBetween(2, 3);
        assertThat(result.violations().get(0).position().line()).isBetween(3, 2 + lines);
        assertThat(result.violations().get(result.violations().size() - 1).position())
                .hasToString("c.yaml:" + (4 + lines) + ":4");
        assertThat(result.documents()
                        .get(result.documents().size() - 1)
                        .sources()
                        .locate(FieldPath.of("d")))
                .hasToString("c.yaml:" + (6 + lines) + ":1");
    }

    @Test
    void saysWhichDocumentIsBroken() {
        assertThat(YamlReader.read("c.yaml", "a: 1\n---\nb: 'x\n---\nc: 3\n---\nd: [\n")
                        .violations())
                .extracting(Violation::toString)
                .satisfiesExactly(
                        second -> assertThat(second).startsWith("c.yaml:3:4: ").contains("document 2 of the text"),
                        fourth -> assertThat(fourth).startsWith("c.yaml:8:1: ").contains("document 4 of the text"));
    }

    @Test
    void reportsAllProblemsInTheOrderOfTheText() {
        ReadResult result = YamlReader.read("c.yaml", "b: on\na: 010\nb: 2\nc: &x 1\nd: *x\n");

        assertThat(result.violations())
                .extracting(violation -> violation.position() + " " + violation.rule())
                .containsExactly(
                        "c.yaml:1:4 yaml.ambiguous-scalar",
                        "c.yaml:2:4 yaml.ambiguous-scalar",
                        "c.yaml:3:1 yaml.duplicate-key",
                        "c.yaml:4:4 yaml.alias",
                        "c.yaml:5:4 yaml.alias");
    }

    static JsonNode clean(String text) {
        ReadResult result = YamlReader.read("c.yaml", text);
        assertThat(result.violations()).extracting(Violation::toString).isEmpty();
        assertThat(result.documents()).hasSize(1);
        return result.documents().get(0).root();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\nstringData: {password: 0123456}\n",
                "kind: \"Secret\"\nstringData: {password: *0123456}\n",
                "kind: !!str Secret\ndata: {password: !0123456 x}\n",
                "apiVersion: v1\nstringData:\n  password: &0123456 x\n",
                "kind: List\nitems:\n- {kind: Secret, data: {password: 0123456}}\n",
                "a: b\n---\ndata: {password: 0123456}\nkind: secret\n",
                "{\"kind\": \"Secret\", \"data\": {\"password\": x0123456}, \"more\": @}",
                "kind: Secret\ndata: {password: 0123456\n"
            })
    void citesNoValueOfASecret(String text) {
        List<Violation> violations = YamlReader.read("a.yaml", text).violations();

        assertThat(violations).isNotEmpty();
        assertThat(violations.toString()).doesNotContain("0123456");
    }

    @Test
    void citesTheValueOfADocumentBesideASecret() {
        String text = "kind: Secret\ndata: {a: 01}\n--- # next\nkind: SealedSecret\nspec: {a: 02}\n---\nkind: Secret\n";

        assertThat(YamlReader.read("a.yaml", text).violations())
                .extracting(Violation::value)
                .containsExactly(null, "\"02\"");
    }
}
