package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of GitOps tools apply manifests as the documentation asks for, and their commands run. */
class GitOpsExamplesTest {

    private static final Path EXAMPLES =
            Path.of("../../examples/gitops").toAbsolutePath().normalize();
    private static final String SPEC = "version: \"18\", storage: {size: 10Gi}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"flux.yaml", "flux-operator.yaml", "argo-cd-plugin.yaml", "argo-cd-source-hydrator.yaml"})
    void aPlanHasNothingToSayAgainstTheTool(String example) {
        Specs.write(directory, "old.yaml", Specs.orders(SPEC));
        Specs.write(directory, "new.yaml", Specs.orders(SPEC + ", patroni: {ttl: 40}"));
        String engine = EXAMPLES.resolve(example).toString();

        Run plain = Run.in(directory, "plan", "old.yaml", "new.yaml");
        Run applied = Run.in(directory, "plan", "old.yaml", "new.yaml", "--engine", engine);

        assertThat(applied).isEqualTo(plain);
        assertThat(applied.code()).isZero();
    }

    @Test
    void theCommandOfThePluginRendersTheSpecsOfItsDirectory() throws IOException {
        Specs.write(directory, "orders/cluster.yaml", Specs.orders(SPEC));
        String config = YamlReader.read("example", Files.readAllBytes(EXAMPLES.resolve("argo-cd-plugin.yaml")))
                .documents()
                .get(0)
                .root()
                .at("/data/plugin.yaml")
                .textValue();
        List<String> command = new ArrayList<>();
        for (JsonNode word : YamlReader.readTrusted("plugin.yaml", config).at("/spec/generate/command")) {
            command.add(word.textValue());
        }

        Run run = Run.in(directory, command.subList(1, command.size()).toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("kind: StatefulSet", "kind: Job");
    }
}
