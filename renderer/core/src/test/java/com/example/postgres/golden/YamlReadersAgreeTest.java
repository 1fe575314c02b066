package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A rendered manifest means the same to every reader, whichever rules of YAML it follows. */
class YamlReadersAgreeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReaderOfYaml11ReadsTheSame(GoldenCase golden) {
        golden.rendered(true).forEach((file, text) -> {
            Object yaml11 = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);

            assertThat(JSON.<JsonNode>valueToTree(yaml11)).as(file).isEqualTo(YamlReader.readTrusted(file, text));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kubectlReadsTheSame(GoldenCase golden, @TempDir Path folder) throws Exception {
        Optional<String> kubectl = kubectl();
        assumeThat(kubectl).as("kubectl, in KUBEBUILDER_ASSETS or on the PATH").isPresent();
        List<JsonNode> expected = new ArrayList<>();
        SortedMap<String, String> rendered = golden.rendered(true);
        new GoldenFolder(folder).replace(rendered);
        rendered.forEach((file, text) -> expected.add(YamlReader.readTrusted(file, text)));

        List<JsonNode> read = readByKubectl(kubectl.orElseThrow(), folder);

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
