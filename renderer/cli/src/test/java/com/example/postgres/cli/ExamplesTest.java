package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();

    @ParameterizedTest
    @MethodSource("examples")
    void committedManifestsAndInventoryAreWhatTheSpecRenders(String example) {
        Run run = Run.in(EXAMPLES.resolve(example), "render", "cluster.yaml", "-d", "rendered", "--check");
        assertThat(run.code())
                .describedAs("accept with `make golden`: %s%s", run.out(), run.err())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValidWithoutAWarning(String example) {
        Run run = Run.in(EXAMPLES.resolve(example), "validate", "cluster.yaml", "--strict");
        assertThat(run.code()).describedAs(run.err()).isZero();
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("cluster.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
