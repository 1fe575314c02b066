package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KyamlTest {

    @Test
    void printsObjectsTheWayKubectlDoes() {
        String text = """
                ---
                {
                  apiVersion: "v1",
                  kind: "ConfigMap",
                  metadata: {
                    name: "db",
                    labels: {},
                  },
                  data: {
                    "on": "yes",
                    "a b": "x",
                    foo.bar/baz: "1",
                    script: "\\
                       set -eu\\n\\
                      \\  echo\\n\\
                       \\n\\
                      ",
                  },
                  list: [
                    1,
                    "s",
                    true,
                  ],
                  ports: [{
                    name: "a",
                  }, {
                    name: "b",
                  }],
                  none: [],
                  matrix: [[
                    1,
                  ], []],
                }
                """;

        assertThat(Kyaml.write(YamlReaderTest.clean(text))).isEqualTo(text);
    }
}
