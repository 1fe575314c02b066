package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs as users write them first: nothing to warn of, and the operator makes a cluster of each. */
class UsualSpecsPassTest extends PassTest {

    private static final int MEMBERS = 3;

    private static String read(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UsualSpecsPassTest.class.getResourceAsStream(name + ".yaml"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "production", "archived"})
    void theOperatorMakesAClusterAndHasNothingToWarnOf(String name) throws IOException {
        JsonNode wanted = yaml(read(name));
        assertThat(RENDERER.validate(Document.ofTree(name, wanted), RenderTarget.gitops()))
                .isEmpty();
        assertThat(RENDERER.validate(Document.ofTree(name, wanted), target())).isEmpty();

        createAndRun(wanted.path("spec").toString(), MEMBERS);

        assertThat(condition("SpecValid")).startsWith("True");
        assertThat(condition("Ready")).startsWith("True");
        assertThat(condition("Stalled")).startsWith("False");
        assertThat(warnings()).isEmpty();
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before).hasSizeGreaterThan(15);
    }
}
