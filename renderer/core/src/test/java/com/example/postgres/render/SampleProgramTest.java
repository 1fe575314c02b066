package com.example.postgres.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.golden.GoldenCase;
import com.example.postgres.golden.Rendering;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program in examples/library, as its users run it. */
class SampleProgramTest {

    @Test
    void printsTheManifestsOfTheCluster() throws IOException {
        GoldenCase minimal = GoldenCase.example("minimal");
        Path program =
                minimal.cluster().resolve("../../library/RenderCluster.java").normalize();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        program.toString(),
                        minimal.cluster().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ReadResult printed = YamlReader.read("printed", process.getInputStream().readAllBytes());

        List<JsonNode> expected = Rendering.of(minimal.cluster(), minimal.target()).objects().stream()
                .map(KubernetesObject::tree)
                .toList();
        assertThat(printed.violations()).isEmpty();
        assertThat(printed.documents()).extracting(Document::root).isEqualTo(expected);
    }
}
