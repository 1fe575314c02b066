package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueCommandsTest {

    private static Run pgc(String... arguments) {
        return Run.in(Path.of("/"), "", new FakeLibrary(), arguments);
    }

    @Test
    void listsTheImages() throws IOException {
        assertThat(pgc("images").out())
                .startsWith("ROLE")
                .contains("pgbouncer", "ghcr.io/", "101:103", "patroni and patronictl", "PROGRAM", "4.1.4", "1.25.2");

        JsonNode list = new ObjectMapper().readTree(pgc("images", "-o", "json").out());

        assertThat(list).hasSize(4);
        assertThat(list.path(0).path("mustContain")).isNotEmpty();
        assertThat(list.path(0).path("minimumVersions").path(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("program", "version", "for");
    }

    @Test
    void printsTheCustomResourceDefinition() {
        assertThat(pgc("crd").out()).contains("kind: CustomResourceDefinition");
    }

    @Test
    void printsTheVersion() throws IOException {
        assertThat(pgc("version").out()).startsWith("pgc ").contains("Kubernetes 1.29 to 1.37, by default for 1.35");
        assertThat(new ObjectMapper()
                        .readTree(pgc("version", "-o", "json").out())
                        .path("version")
                        .asText())
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void printsTheVersionOnRequest(String option) {
        assertThat(pgc(option)).isEqualTo(pgc("version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " render", " params", " params list"})
    void helpIsAlsoACommand(String command) {
        Run help = pgc(("help" + command).split(" ", -1));

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: pgc" + command + " ").endsWith("\n");
        assertThat(help).isEqualTo(pgc((command + " --help").strip().split(" ", -1)));
    }

    @Test
    void namesAnUnknownCommandAndASimilarOne() {
        assertThat(pgc("rendr", "a.yaml")).isEqualTo(new Run(2, "", """
                                error: unknown command: rendr
                                hint: did you mean render?
                                hint: pgc --help lists the commands
                                """));
        assertThat(pgc("params", "lst").err()).startsWith("error: unknown command: lst\nhint: did you mean list?\n");
        assertThat(pgc("help", "nonsense").err()).startsWith("error: unknown command: nonsense\n");
        assertThat(pgc("rendr", "--help").err()).startsWith("error: unknown command: rendr\n");
        assertThat(pgc("--nonsense").err()).startsWith("error: Unknown option: '--nonsense'\n");
    }

    @Test
    void printsCompletionsWithTheCommandsAndTheirValues() {
        String script = pgc("completion", "bash").out();

        assertThat(script).contains("render", "validate", "bootstrap-job", "kyaml");
        assertThat(pgc("completion", "zsh").code()).isZero();
    }

    @Test
    void listsParametersOfAVersion() throws IOException {
        String restart =
                pgc("params", "list", "--version", "16", "--context", "restart").out();

        assertThat(restart).startsWith("NAME").contains("shared_buffers").doesNotContain("work_mem");
        assertThat(pgc("params", "list", "--context", "reload").out())
                .contains("work_mem")
                .doesNotContain("shared_buffers");
        JsonNode all =
                new ObjectMapper().readTree(pgc("params", "list", "-o", "json").out());
        assertThat(all.size()).isGreaterThan(300);
        assertThat(pgc("params", "list", "--context", "never").err()).contains("use restart, reload");
        assertThat(pgc("params", "list", "--version", "9").err()).contains("known versions: 14, 15, 16, 17, 18");
    }

    @Test
    void explainsAParameterAndSuggestsSimilarNames() throws IOException {
        assertThat(pgc("params", "explain", "shared_buffers", "--version", "17.2")
                        .out())
                .startsWith("shared_buffers in PostgreSQL 17\n")
                .contains("restart");
        assertThat(new ObjectMapper()
                        .readTree(pgc("params", "explain", "work_mem", "-o", "json")
                                .out())
                        .path("name")
                        .asText())
                .isEqualTo("work_mem");
        assertThat(pgc("params", "explain", "shared_bufers").err()).contains("hint: did you mean shared_buffers?");
        assertThat(pgc("params", "explain", "vacuum_buffer_usage_limit", "--version", "15")
                        .err())
                .contains("hint: versions 16 to 18 have it");
        assertThat(pgc("params").code()).isEqualTo(2);
    }

    @Test
    void explainsFieldsAndSuggestsSimilarNames() {
        assertThat(pgc("explain", "spec.backup").out())
                .startsWith("spec.backup <object>\n")
                .contains("FIELDS", "destination <object> required");
        assertThat(pgc("explain", "spec.tls", "-R").out()).contains("    name <string> required\n");
        assertThat(pgc("explain", "spec.bakcup").err()).contains("hint: did you mean backup?");
        assertThat(pgc("explain", "spec.version.major").code()).isEqualTo(2);
    }
}
