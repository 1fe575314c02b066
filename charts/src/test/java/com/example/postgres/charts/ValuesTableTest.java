package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The README of a chart has a table of the values, from values.yaml and its comments. */
class ValuesTableTest {

    @SuppressWarnings("unused") // by FieldSource
    static final List<HelmChart> CHARTS = HelmChart.ALL;

    private static final Pattern COMMENT = Pattern.compile(" *# -- (.*)");
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):.*");
    private static final String BEGIN = "<!-- values: make golden writes this table -->\n";
    private static final String END = "<!-- end of values -->\n";
    private static final int INDENT = 2;

    @ParameterizedTest
    @FieldSource("CHARTS")
    void isThatOfValuesYaml(HelmChart chart) throws IOException {
        Path file = chart.folder().resolve("README.md");
        String readme = Files.readString(file);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();

        new CommittedFile(file)
                .assertIs(readme.substring(0, begin) + table(chart) + readme.substring(readme.indexOf(END)));
    }

    private static String table(HelmChart chart) throws IOException {
        String text = Files.readString(chart.folder().resolve("values.yaml"));
        JsonNode values = YamlReader.readTrusted("values.yaml", text);
        StringBuilder table = new StringBuilder("\n| value | meaning | default |\n|---|---|---|\n");
        Deque<String> parents = new ArrayDeque<>();
        String comment = "";
        int documentedDepth = Integer.MAX_VALUE;
        for (String line : text.lines().toList()) {
            Matcher isComment = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (isComment.matches()) {
                comment = isComment.group(1);
            } else if (key.matches()) {
                int depth = key.group(1).length() / INDENT;
                if (depth > documentedDepth) {
                    continue;
                }
                documentedDepth = Integer.MAX_VALUE;
                while (parents.size() > depth) {
                    parents.removeLast();
                }
                parents.addLast(key.group(2));
                JsonNode value = values.at("/" + String.join("/", parents));
                if (!comment.isEmpty()) {
                    documentedDepth = depth;
                    String code = "`" + CanonicalJson.compact(value) + "`";
                    table.append("| `%s` | %s | %s |\n".formatted(String.join(".", parents), comment, code));
                } else {
                    assertThat(value.isObject())
                            .as("%s: %s has no comment", chart, String.join(".", parents))
                            .isTrue();
                }
                comment = "";
            }
        }
        return table.append("\n").toString();
    }
}
