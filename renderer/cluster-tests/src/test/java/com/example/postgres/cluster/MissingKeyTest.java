package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Full
final class MissingKeyTest {

    private final TestNamespace namespace;
    private final KubernetesClient client;

    MissingKeyTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.client = namespace.kubernetes().client();
    }

    @Test
    void anEventNamesTheMissingKeyAndAddingItHeals() {
        Secret incomplete = new SecretBuilder()
                .withNewMetadata()
                .withName("incomplete-credentials")
                .withNamespace(namespace.name())
                .endMetadata()
                .withStringData(Map.of(
                        "username", "postgres",
                        "password", "one",
                        "replication-password", "two",
                        "rewind-password", "three"))
                .build();
        client.resource(incomplete).create();
        Cluster cluster = namespace.cluster("incomplete");

        cluster.apply(Spec.of("incomplete", 1), Consumer.GITOPS, SecretsPolicy.REFERENCE);
        Waiting.until(
                "an event names the key",
                () -> assertThat(client.v1()
                                .events()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems())
                        .extracting(Event::getMessage)
                        .anyMatch(message -> message.contains("references non-existent secret key: patroni-password")));
        client.secrets()
                .inNamespace(namespace.name())
                .withName("incomplete-credentials")
                .edit(secret -> new SecretBuilder(secret)
                        .addToStringData("patroni-password", "four")
                        .build());

        Measurements.record("member ready after the missing key was added", cluster.awaitHealthy(1));
    }
}
