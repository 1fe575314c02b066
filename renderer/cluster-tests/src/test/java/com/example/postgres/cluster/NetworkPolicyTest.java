package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Smoke
final class NetworkPolicyTest {

    private static final Map<String, String> ALLOWED = Map.of("database-access", "granted");

    private final Cluster cluster;

    NetworkPolicyTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("guarded");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("guarded", 2)
                .with(
                        "/spec/networkPolicy",
                        "{allowedClients: [{podSelector: {matchLabels: {database-access: granted}}}]}"));
        cluster.awaitHealthy(2);
    }

    @Test
    void allowedClientReachesTheDatabaseOnly() {
        Client client = Client.of(cluster, "allowed", ALLOWED);

        Waiting.until(
                "the allowed client reaches the database",
                () -> assertThat(client.psql("guarded-primary", "SELECT 1").text())
                        .isEqualTo("1"));
        assertThat(client.psql("guarded-repl", "SELECT 1").text()).isEqualTo("1");
        assertThat(client.http(patroni())).isZero();
    }

    @Test
    void foreignPodReachesNothing() {
        Client client = Client.of(cluster, "foreign", Map.of());

        assertThat(client.psql("guarded-primary", "SELECT 1").exitCode()).isNotZero();
        assertThat(client.psql("guarded-repl", "SELECT 1").exitCode()).isNotZero();
        assertThat(client.http(patroni())).isZero();
    }

    @Test
    void membersReachEachOther() {
        String replica = cluster.leader().equals("guarded-0") ? "guarded-1" : "guarded-0";

        assertThat(cluster.run(replica, "curl", "-sS", "-m", "5", "-o", "/dev/null", "-w", "%{http_code}", patroni())
                        .text())
                .isEqualTo("200");
        assertThat(cluster.members())
                .extracting(member -> member.state())
                .containsExactlyInAnyOrder("running", "streaming");
    }

    private String patroni() {
        return "http://" + cluster.leader() + ".guarded-headless:8008/patroni";
    }
}
