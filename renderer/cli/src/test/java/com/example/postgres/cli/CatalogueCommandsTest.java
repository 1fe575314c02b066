package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CatalogueCommandsTest {

    private static Run pgc(String... arguments) {
        return Run.in(Path.of("/"), "", new FakeEngine(), arguments);
    }

    @Test
    void listsTheImages() throws IOException {
        assertThat(pgc("images").out())
                .startsWith("ROLE")
                .contains("pgbouncer", "ghcr.io/", "101:103", "patroni and patronictl");

        JsonNode list = new ObjectMapper().readTree(pgc("images", "-o", "json").out());

        assertThat(list).hasSize(4);
        assertThat(list.path(0).path("mustContain")).isNotEmpty();
    }

    @Test
    void printsTheCustomResourceDefinition() {
        assertThat(pgc("crd").out()).contains("kind: CustomResourceDefinition");
    }

    @Test
    void printsTheVersion() throws IOException {
        assertThat(pgc("version").out()).startsWith("pgc ").contains("Kubernetes 1.");
        assertThat(new ObjectMapper()
                        .readTree(pgc("version", "-o", "json").out())
                        .path("version")
                        .asText())
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void printsCompletionsWithTheCommandsAndTheirValues() {
        String script = pgc("completion", "bash").out();

        assertThat(script).contains("render", "validate", "bootstrap-job", "kyaml");
        assertThat(pgc("completion", "zsh").code()).isZero();
    }
}
