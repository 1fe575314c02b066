package com.example.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "team, metadata.labels.team",
                "example.com/team, metadata.labels[example.com/team]",
                "12:30, metadata.labels[12:30]",
                "a b, metadata.labels[a b]",
                "a]: ok, metadata.labels[\"a]: ok\"]",
                "a\"b, metadata.labels[\"a\\\"b\"]",
                "a\\b, metadata.labels[\"a\\\\b\"]",
                "``, metadata.labels[\"\"]",
                "grüße, metadata.labels[grüße]"
            })
    void aKeyThatWouldBeMisreadHasQuotes(String key, String path) {
        assertThat(FieldPath.of("metadata", "labels", key)).hasToString(path);
    }

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        String hostile = "a\n\u001b[31m\u202e";

        Violation violation = Violation.error(FieldPath.of(hostile), Kind.INVALID, "rule", hostile, "wrong")
                .at(new Position(hostile, 1, 2));

        String escaped = "a\\u000a\\u001b[31m\\u202e";
        assertThat(violation)
                .hasToString(escaped + ":1:2: [\"" + escaped + "\"]: Invalid value: \"" + escaped + "\": wrong [rule]");
    }

    @Test
    void aPartOfADocumentKeepsItsPositions() {
        Position key = new Position("c.yaml", 3, 5);
        SourceMap whole = new SourceMap(
                new Position("c.yaml", 1, 1),
                Map.of(FieldPath.of("items").index(0).field("spec"), key));

        SourceMap item = whole.below(FieldPath.of("items").index(0));

        assertThat(item.locate(FieldPath.of("spec", "replicas"))).isEqualTo(key);
        assertThat(item.below(FieldPath.of("spec")).locate(FieldPath.ROOT)).isEqualTo(key);
        assertThat(item.locate(FieldPath.of("kind"))).isEqualTo(new Position("c.yaml", 1, 1));
    }
}
