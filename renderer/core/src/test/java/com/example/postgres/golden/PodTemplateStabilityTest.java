package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The parts of the StatefulSet that must not change by accident. No switch rewrites the files that this test reads.
 */
class PodTemplateStabilityTest {

    private static final Path FROZEN =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/frozen");

    @Test
    void thePodTemplateIsThatOfTheLastRelease() throws IOException {
        ObjectNode template = (ObjectNode) statefulSetSpec().path("template");
        // Any release may change a script; the goldens show it.
        template.withObject("/metadata/annotations").remove("postgres.example.com/scripts");
        assertThat(CanonicalYaml.write(template))
                .as("A changed pod template restarts every database of every user when they take the next release."
                        + " If that is wanted, change src/test/frozen/pod-template.yaml by hand and say so in CHANGELOG.md"
                        + " under \"Manifest changes\".")
                .isEqualTo(Files.readString(FROZEN.resolve("pod-template.yaml")));
    }

    @Test
    void theClaimTemplatesAreThoseOfTheFirstRelease() throws IOException {
        assertThat(CanonicalYaml.write(statefulSetSpec().path("volumeClaimTemplates")))
                .as("Claim templates of a StatefulSet cannot be changed: the API server would refuse every existing"
                        + " cluster of every user. There is no way to accept a difference here.")
                .isEqualTo(Files.readString(FROZEN.resolve("volume-claim-templates.yaml")));
    }

    private static JsonNode statefulSetSpec() {
        GoldenCase minimal = GoldenCase.example("minimal");
        return Rendering.of(minimal.cluster(), minimal.target())
                .find("StatefulSet", "minimal")
                .orElseThrow()
                .tree()
                .path("spec");
    }
}
