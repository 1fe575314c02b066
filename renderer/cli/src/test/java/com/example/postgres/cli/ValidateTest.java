package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class ValidateTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSpecs() {
        Specs.write(directory, "good.yaml", Specs.cluster("shop", "good", ""));
        Specs.write(directory, "bad, 50%.yaml", Specs.cluster("shop", "bad", "replicas: 500"));
        Specs.write(directory, "odd.yaml", Specs.cluster("shop", "odd", "replicas: 60"));
        Specs.write(directory, "\u0007bell.yaml", Specs.cluster("shop", "bell", "\u0001replicas: 500"));
    }

    private Run validate(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "validate";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    @Test
    void reportsSuccess() {
        Run run = validate("good.yaml");

        assertThat(run).isEqualTo(new Run(0, "", "valid: 0 errors and 0 warnings in 1 cluster of 1 file\n"));
    }

    @Test
    void printsViolationsAsCompilersDo() {
        Run run = validate("good.yaml", "bad, 50%.yaml", "odd.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("""
                        bad, 50%.yaml:6:8: spec.replicas: Invalid value: 500: at most 100 [replicas.maximum]
                          spec: {replicas: 500}
                                 ^
                        odd.yaml:6:8: warning: spec.replicas: Invalid value: 60: that is many [replicas.many]
                          spec: {replicas: 60}
                                 ^
                        """);
        assertThat(run.err()).isEqualTo("not valid: 1 error and 1 warning in 3 clusters of 3 files\n");
    }

    @Test
    void treatsWarningsAsErrorsWithStrict() {
        assertThat(validate("odd.yaml").code()).isZero();
        assertThat(validate("odd.yaml", "--strict").code()).isEqualTo(3);
    }

    @Test
    void printsJson() throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(validate("bad, 50%.yaml", "odd.yaml", "-o", "json").out());

        assertThat(root.path("valid").asBoolean()).isFalse();
        JsonNode first = root.path("violations").path(0);
        assertThat(first.toString())
                .isEqualTo("{\"severity\":\"error\",\"file\":\"bad, 50%.yaml\",\"line\":6,\"column\":8,"
                        + "\"path\":\"spec.replicas\",\"rule\":\"replicas.maximum\",\"type\":\"Invalid value\","
                        + "\"value\":\"500\",\"message\":\"at most 100\"}");
    }

    @Test
    void printsSarif() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(validate("bad, 50%.yaml", "-o", "sarif").out())
                .path("runs")
                .path(0);

        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("pgc");
        assertThat(run.at("/results/0/ruleId").asText()).isEqualTo("replicas.maximum");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("bad,%2050%25.yaml");
        assertThat(run.at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void printsJUnitEvenForTextThatXmlCannotHold() throws Exception {
        String text = validate("good.yaml", "bad, 50%.yaml", "\u0007bell.yaml", "odd.yaml", "-o", "junit")
                .out();

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("system-out").getLength()).isEqualTo(1);
    }

    @Test
    void printsGitHubAnnotations() {
        assertThat(validate("bad, 50%.yaml", "odd.yaml", "-o", "github").out()).isEqualTo("""
                        ::error file=bad%2C 50%25.yaml,line=6,col=8,title=replicas.maximum::spec.replicas: Invalid value: 500: at most 100
                        ::warning file=odd.yaml,line=6,col=8,title=replicas.many::spec.replicas: Invalid value: 60: that is many
                        """);
    }

    @Test
    void showsNoControlCharactersOfTheFile() {
        assertThat(validate("\u0007bell.yaml").out()).doesNotContain("\u0001");
    }
}
