package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kubernetes reads what we write as we do, and what we read too. */
class KubectlOracleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void readsCanonicalYamlAsWritten() throws Exception {
        ObjectNode object = configMapOfNastyTexts();

        assertThat(readByKubectl(CanonicalYaml.write(object))).isEqualTo(object);
    }

    @Test
    void readsKyamlAsWritten() throws Exception {
        ObjectNode object = configMapOfNastyTexts();

        assertThat(readByKubectl(Kyaml.write(object))).isEqualTo(object);
    }

    @Test
    void readsPrettyJsonAsWritten() throws Exception {
        ObjectNode object = configMapOfNastyTexts();

        assertThat(readByKubectl(CanonicalJson.pretty(object))).isEqualTo(object);
    }

    /** Whatever plain scalar we accept without a complaint means the same to Kubernetes. */
    @Test
    void agreesOnEveryPlainScalarThatTheReaderAccepts() throws Exception {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n");
        int key = 0;
        for (String scalar : Trees.NASTY) {
            if (isAcceptedPlain(scalar)) {
                text.append("  k").append(key++).append(": ").append(scalar).append('\n');
            }
        }
        JsonNode ours = YamlReaderTest.clean(text.toString());

        assertThat(key).isGreaterThan(40);
        JsonNode theirs = readByKubectl(text.toString().replace("ConfigMap", "Any"));
        assertThat(theirs.get("data").equals(KubectlOracleTest::compareNumbers, ours.get("data")))
                .as(() -> theirs + "\n" + ours)
                .isTrue();
    }

    /** Go prints 1500.0 as 1500. */
    private static int compareNumbers(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** Integers above 64 bits lose digits in Go, whatever they stand in. */
    private static boolean isAcceptedPlain(String scalar) {
        if (scalar.contains("\n") || scalar.equals("9223372036854775808")) {
            return false;
        }
        ReadResult result = YamlReader.read("c.yaml", "data:\n  k: " + scalar + "\n");
        return result.violations().isEmpty()
                && result.documents().get(0).root().at("/data/k").isValueNode();
    }

    private static ObjectNode configMapOfNastyTexts() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .putObject("metadata")
                .put("name", "x");
        ObjectNode data = object.putObject("data");
        Trees.NASTY.forEach(text -> data.put(text, text));
        return object;
    }

    private JsonNode readByKubectl(String text) throws Exception {
        Optional<Path> kubectl = kubectl();
        assumeTrue(kubectl.isPresent(), "no kubectl in KUBEBUILDER_ASSETS or PATH");
        Path file = Files.writeString(folder.resolve("object.yaml"), text);
        Path output = folder.resolve("output.json");
        ProcessBuilder command = new ProcessBuilder(
                kubectl.orElseThrow().toString(),
                "patch",
                "--local",
                "-f",
                file.toString(),
                "--type",
                "merge",
                "-p",
                "{}",
                "-o",
                "json");
        command.environment().put("KUBECONFIG", folder.resolve("none").toString());
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> readQuietly(output)).isZero();
        return JSON.readTree(output.toFile());
    }

    private static String readQuietly(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static Optional<Path> kubectl() {
        Map<String, String> environment = System.getenv();
        Stream<String> folders = Stream.concat(
                Stream.ofNullable(environment.get("KUBEBUILDER_ASSETS")),
                Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(Objects.requireNonNullElse(environment.get("PATH"), "")));
        return folders.map(name -> Path.of(name, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
