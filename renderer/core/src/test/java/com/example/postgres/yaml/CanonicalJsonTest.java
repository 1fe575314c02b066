package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final JsonNode TREE =
            YamlReaderTest.clean("{b: [1, true, null, {}], a: \"é\\n\\t\\\"\\x7f\ud83d\ude00/\", c: [], d: {e: 0.5}}");

    @Test
    void writesCompactJsonInAscii() {
        assertThat(CanonicalJson.compact(TREE))
                .isEqualTo("{\"b\":[1,true,null,{}],\"a\":\"\\u00e9\\n\\t\\\"\\u007f\\ud83d\\ude00/\",\"c\":[],"
                        + "\"d\":{\"e\":0.5}}");
    }

    @Test
    void writesPrettyJsonLikeKubectl() {
        assertThat(CanonicalJson.pretty(TREE)).isEqualTo("""
                        {
                            "b": [
                                1,
                                true,
                                null,
                                {}
                            ],
                            "a": "é\\n\\t\\"\\u007f\ud83d\ude00/",
                            "c": [],
                            "d": {
                                "e": 0.5
                            }
                        }
                        """);
    }
}
