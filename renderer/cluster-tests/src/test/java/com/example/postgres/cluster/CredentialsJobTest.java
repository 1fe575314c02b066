package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.example.postgres.object.ObjectId;
import com.example.postgres.object.ObjectSet;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@Smoke
final class CredentialsJobTest {

    private final TestNamespace namespace;

    CredentialsJobTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void passwordsSurviveEveryChangeOfTheJob() {
        Cluster cluster = namespace.cluster("created");
        Spec spec = Spec.of("created", 1);
        ObjectSet first = cluster.apply(spec);
        cluster.awaitHealthy(1);
        Secret created = secret("created-credentials");

        ObjectSet second = cluster.apply(spec.with("/spec/imagePullSecrets", "[{name: registry}]")
                .with("/spec/inheritedMetadata", "{labels: {team: shop}}"));
        awaitJob(second);
        cluster.awaitHealthy(1);

        assertThat(jobs(second)).doesNotContainAnyElementsOf(jobs(first));
        assertThat(created.getData())
                .containsOnlyKeys(
                        "username",
                        "password",
                        "replication-password",
                        "rewind-password",
                        "patroni-password",
                        "pgbouncer-password",
                        "exporter-password");
        assertThat(created.getData().values()).doesNotHaveDuplicates();
        assertThat(secret("created-credentials")).isEqualTo(created);
    }

    @Test
    void secretOfTheUserStays() {
        Secret own = new SecretBuilder()
                .withNewMetadata()
                .withName("own-credentials")
                .withNamespace(namespace.name())
                .endMetadata()
                .withStringData(Map.of(
                        "username", "postgres",
                        "password", "it's: \"mine\" # \\ $x",
                        "replication-password", "two",
                        "rewind-password", "three",
                        "patroni-password", "four"))
                .build();
        Secret created = client().resource(own).create();
        Cluster cluster = namespace.cluster("own");

        ObjectSet set = cluster.apply(Spec.of("own", 2));
        awaitJob(set);
        cluster.awaitHealthy(2);

        assertThat(secret("own-credentials")).isEqualTo(created);
    }

    private void awaitJob(ObjectSet set) {
        for (String job : jobs(set)) {
            Waiting.until(
                    "the Job " + job + " is complete",
                    () -> assertThat(client().batch()
                                    .v1()
                                    .jobs()
                                    .inNamespace(namespace.name())
                                    .withName(job)
                                    .require()
                                    .getStatus()
                                    .getSucceeded())
                            .isEqualTo(1));
        }
    }

    private static List<String> jobs(ObjectSet set) {
        return StreamSupport.stream(set.spliterator(), false)
                .map(manifest -> manifest.id())
                .filter(id -> id.kind().equals("Job"))
                .map(ObjectId::name)
                .toList();
    }

    private Secret secret(String name) {
        return client().secrets().inNamespace(namespace.name()).withName(name).require();
    }

    private KubernetesClient client() {
        return namespace.kubernetes().client();
    }
}
