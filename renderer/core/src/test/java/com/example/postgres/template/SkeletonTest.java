package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.postgres.template.Placeholders.Placeholder;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.YamlException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {

    private static final JsonNode TEXT = TextNode.valueOf("*1: - {\"'\n");
    private static final Placeholder FIRST = new Placeholder(0);
    private static final Placeholder SECOND = new Placeholder(1);

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("k", 1);

    @Test
    void aScalarThatIsAPlaceholderBecomesTheValueWithItsType() {
        assertThat(filled("a: " + FIRST + "\nb:\n  - " + SECOND + "\n  - c: true\n", TEXT, tree))
                .isEqualTo("{\"a\":\"*1: - {\\\"'\\n\",\"b\":[{\"k\":1},{\"c\":true}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x %s y %s'", "\"x %s y %s\"", "x %s y %s", ">-\n  x %s\n  y %s", "|-\n  x %s y %s"})
    void aScalarThatContainsPlaceholdersBecomesTextInAnyStyle(String scalar) {
        assertThat(filled("a: " + scalar.formatted(FIRST, SECOND) + "\n", TEXT, IntNode.valueOf(7)))
                .isEqualTo("{\"a\":\"x *1: - {\\\"'\\n y 7\"}");
    }

    @Test
    void aPlaceholderBesideAnotherIsText() {
        assertThat(filled("a: " + FIRST + SECOND + "\n", IntNode.valueOf(1), IntNode.valueOf(2)))
                .isEqualTo("{\"a\":\"12\"}");
    }

    @Test
    void keysTakeTexts() {
        assertThat(filled(FIRST + ": 1\nx-" + SECOND + ": 2\n", TextNode.valueOf("a: b"), TextNode.valueOf("y")))
                .isEqualTo("{\"a: b\":1,\"x-y\":2}");
    }

    @Test
    void keysOfTheTemplateWinOverKeysThatAreValuesAndAllAreSorted() {
        TextNode own = TextNode.valueOf("m");
        TextNode other = TextNode.valueOf("z");

        assertThat(filled(SECOND + ": 3\n" + FIRST + ": 2\nm: 1\na: 0\n", own, other))
                .isEqualTo("{\"a\":0,\"m\":1,\"z\":3}");
        assertThat(filled("m: 1\n" + FIRST + ": 2\n", own)).isEqualTo("{\"m\":1}");
    }

    @Test
    void aValueIsNeverSearchedForPlaceholders() {
        JsonNode filled = Skeleton.read("t", "a: " + FIRST + "\nb: x" + FIRST + "\n")
                .fill(List.of(TextNode.valueOf(SECOND.toString()), tree));

        assertThat(filled.get("a").textValue()).isEqualTo(SECOND.toString());
        assertThat(filled.get("b").textValue()).isEqualTo("x" + SECOND);
    }

    @Test
    void aFilledTreeChangesNeitherItsValuesNorTheNextOne() {
        Skeleton skeleton = Skeleton.read("t", "a: " + FIRST + "\nb: {c: d}\n");
        ObjectNode filled = (ObjectNode) skeleton.fill(List.of(tree));

        filled.withObject("/a").removeAll();
        filled.withObject("/b").removeAll();

        assertThat(CanonicalJson.compact(skeleton.fill(List.of(tree))))
                .isEqualTo("{\"a\":{\"k\":1},\"b\":{\"c\":\"d\"}}");
    }

    @Test
    void onlyTextsAndWholeNumbersBecomePartOfAText() {
        for (JsonNode value : List.of(tree, BooleanNode.TRUE, NullNode.getInstance())) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> filled("a: x" + FIRST + "\n", value))
                    .withMessageContaining("cannot be part of a text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x 1", "a: *x", "a: !t b", "a: 1\n---\nb: 1", "", "a: yes", "a: 1\na: 2"})
    void isAsStrictAsAnyTrustedText(String text) {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Skeleton.read("t.hbs", text))
                .withMessageStartingWith("t.hbs");
    }

    private static String filled(String text, JsonNode... values) {
        return CanonicalJson.compact(Skeleton.read("t", text).fill(List.of(values)));
    }
}
