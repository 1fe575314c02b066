package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The members reach each other, and not the API server, for longer than the leader lock lives. */
@Full
final class FailsafeTest {

    private static final Duration AWAY = Duration.ofSeconds(75);
    private static final Duration MAX_GAP = Duration.ofSeconds(6);

    /** Everything that members need except the API server. */
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: no-api-server
            spec:
              podSelector:
                matchLabels:
                  postgres.example.com/component: postgres
              policyTypes: [Egress]
              egress:
                - ports:
                    - {port: 53, protocol: UDP}
                    - {port: 53, protocol: TCP}
                    - {port: 5432, protocol: TCP}
                    - {port: 8008, protocol: TCP}
            """;

    private final TestNamespace namespace;
    private final Cluster cluster;

    FailsafeTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("failsafe");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("failsafe", 3).with("/spec/patroni", "{synchronousMode: quorum}"));
        cluster.awaitHealthy(3);
    }

    @Test
    void primaryGoesOnWithoutTheApiServer() {
        String primary = cluster.leader();
        Resource<NetworkPolicy> policy = namespace
                .kubernetes()
                .client()
                .resource(Serialization.unmarshal(POLICY, NetworkPolicy.class))
                .inNamespace(namespace.name());
        try (Load load = Load.startAwayFrom("no-node", cluster)) {
            policy.create();
            try {
                Waiting.holds(AWAY, () -> {
                    assertThat(cluster.readyPods("-primary")).containsExactly(primary);
                    assertThat(cluster.readyPods("-repl")).hasSize(2);
                });
                load.awaitMoreRows();
            } finally {
                policy.delete();
            }
            cluster.awaitHealthy(3);
            LoadResult result = load.stop();

            Measurements.record("write gap while the API server is away", result.writeGap());
            assertThat(cluster.leader()).isEqualTo(primary);
            assertThat(result.writeGap()).isLessThan(MAX_GAP);
            assertThat(result.lost()).isEmpty();
        }
    }
}
