package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.render.Renderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    private final FakeApiServer server = FakeApiServer.start();
    private final KubernetesClient client = server.client();

    @AfterEach
    void stop() {
        server.faults().clear();
        server.close();
    }

    private void install(String definition) {
        client.load(new ByteArrayInputStream(definition.getBytes(StandardCharsets.UTF_8)))
                .create();
    }

    private static String current() {
        return new String(Renderer.customResourceDefinition(), StandardCharsets.UTF_8);
    }

    @Test
    void theDefinitionOfThisVersionHasAllFields() {
        install(current());

        assertThat(Definition.read(client).missingFields()).isEmpty();
    }

    @Test
    void anOlderDefinitionLacksWhatTheApiServerDrops() {
        install(current()
                .replace("                storageSize:\n", "                formerName:\n")
                .replace("                      seenAt:\n", "                      formerTime:\n"));

        assertThat(Definition.read(client).missingFields())
                .containsExactlyInAnyOrder("status.storageSize", "status.requests[].seenAt");
    }

    @Test
    void oneThatHasNotChangedIsNotComparedAgain() {
        install(current().replaceFirst("\nmetadata:\n", "\nmetadata:\n  generation: 1\n"));
        Definition known = Definition.read(client);

        assertThat(known.readAgain(client)).isSameAs(known);
    }

    @Test
    void aDefinitionThatMayNotBeReadIsTakenForCurrent() {
        server.faults()
                .answer(
                        request -> request.path().contains("customresourcedefinitions"),
                        Answer.failure(403, "Forbidden", "no right"));

        assertThat(Definition.read(client).missingFields()).isEmpty();
    }
}
