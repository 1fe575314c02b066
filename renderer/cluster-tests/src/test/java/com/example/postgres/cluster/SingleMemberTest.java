package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.object.ObjectSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One member, without NetworkPolicies: Patroni's own protection is all there is. */
@Smoke
final class SingleMemberTest {

    private static final String PATRONI = "http://single-0.single-headless:8008";

    private final Cluster cluster;
    private final TestNamespace namespace;

    SingleMemberTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("single");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(spec());
        Measurements.record("one member ready after apply", cluster.awaitHealthy(1));
    }

    @Test
    void servesWithoutReplicasAndWithoutDisruptionBudget() {
        ObjectSet set = cluster.apply(spec());
        Client client = Client.of(cluster, "application", Map.of());

        assertThat(set.find("PodDisruptionBudget", "single")).isEmpty();
        assertThat(client.psql("single-primary", "SELECT 1").text()).isEqualTo("1");
        assertThat(client.psql("single-repl", "SELECT 1").exitCode()).isNotZero();
    }

    @Test
    void configurationIsChangedOnlyWithThePassword() {
        Client stranger = Client.withoutCredentials(namespace, "stranger");
        String change = "{\"loop_wait\":10}";

        assertThat(stranger.http(PATRONI + "/config")).isEqualTo(200);
        assertThat(stranger.http("-X", "PATCH", "-d", change, PATRONI + "/config"))
                .isEqualTo(401);
        assertThat(stranger.http("-X", "PATCH", "-d", change, "-u", "patroni:wrong", PATRONI + "/config"))
                .isEqualTo(401);
        assertThat(stranger.http("-X", "POST", "-d", "{}", PATRONI + "/restart"))
                .isEqualTo(401);
        assertThat(stranger.http("-X", "PATCH", "-d", change, "-u", "patroni:" + password(), PATRONI + "/config"))
                .isEqualTo(200);
    }

    private String password() {
        return cluster.run("single-0", "cat", "/credentials/patroni-password").text();
    }

    private static Spec spec() {
        return Spec.of("single", 1).with("/spec/networkPolicy", "{enabled: false}");
    }
}
