package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A committed manifest means the same to every reader, whichever rules of YAML it follows. */
class YamlReadersAgreeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReaderOfYaml11ReadsTheSame(GoldenCase golden) throws IOException {
        for (Path file : files(golden)) {
            String text = Files.readString(file);
            Object yaml11 = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);

            assertThat(JSON.<JsonNode>valueToTree(yaml11))
                    .as(file.toString())
                    .isEqualTo(YamlReader.readTrusted(file.toString(), text));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kubectlReadsTheSame(GoldenCase golden) throws Exception {
        Optional<String> kubectl = kubectl();
        assumeThat(kubectl).as("kubectl, in KUBEBUILDER_ASSETS or on the PATH").isPresent();
        List<JsonNode> expected = new ArrayList<>();
        for (Path file : files(golden)) {
            expected.add(YamlReader.readTrusted(file.toString(), Files.readString(file)));
        }

        List<JsonNode> read = readByKubectl(kubectl.orElseThrow(), golden.expected());

        assertThat(read).isEqualTo(expected);
    }

    private static List<JsonNode> readByKubectl(String kubectl, Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        kubectl,
                        "patch",
                        "--local",
                        "-f",
                        folder.toString(),
                        "--type",
                        "merge",
                        "-p",
                        "{}",
                        "-o",
                        "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream output = process.getInputStream()) {
            return JSON.readerFor(JsonNode.class).<JsonNode>readValues(output).readAll();
        } finally {
            process.waitFor();
        }
    }

    private static List<Path> files(GoldenCase golden) throws IOException {
        try (Stream<Path> files = Files.list(golden.expected())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<String> kubectl() {
        String assets = Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).orElse("");
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(assets), Stream.of(path.split(":", -1)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
