package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** TLS for a cluster that has been running without it. */
@Full
final class TlsSwitchOnTest {

    private static final int MEMBERS = 3;

    private final Cluster cluster;

    TlsSwitchOnTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("plain");
    }

    @Test
    void podsRollOneAtATimeAndNoAcknowledgedRowIsLost() {
        Spec spec = Spec.of("plain", MEMBERS).with("/spec/patroni", "{synchronousMode: enabled}");
        cluster.apply(spec);
        cluster.awaitHealthy(MEMBERS);
        Authority authority = new Authority("authority");
        cluster.namespace().putSecret("server", authority.issue(cluster).content());
        cluster.namespace().putSecret("authority", Map.of("ca.crt", authority.certificate()));
        Set<String> before = uids(cluster.pods());

        try (Load load = Load.startAwayFrom("no-node", cluster)) {
            cluster.apply(spec.with("/spec/tls", "{enabled: true, certSecret: server, caSecret: authority}"));

            Duration took = Waiting.until("every pod is a new one and ready", () -> {
                List<Pod> pods = cluster.pods();
                assertThat(pods.stream().filter(pod -> !Readiness.isPodReady(pod)))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(uids(pods)).hasSize(MEMBERS).doesNotContainAnyElementsOf(before);
                assertThat(pods).allMatch(Readiness::isPodReady);
            });
            cluster.awaitHealthy(MEMBERS);
            load.awaitMoreRows();
            LoadResult result = load.stop();

            Measurements.record("TLS switched on while running", took);
            Measurements.record("write gap while TLS is switched on", result.writeGap());
            assertThat(result.acknowledged()).isPositive();
            assertThat(result.lost()).isEmpty();
            // That of a hand-over: a member without a certificate lets in clients without TLS until it is recreated.
            assertThat(result.writeGap()).isLessThan(Duration.ofSeconds(6));
        }
        MemberEncryption.assertVerified(cluster, MEMBERS);
        Client client = Client.of(cluster, "client", Map.of());
        assertThat(client.shell("PGSSLMODE=disable psql -U postgres -h plain-primary -c 'SELECT 1'")
                        .errors())
                .contains("no encryption");
    }

    private static Set<String> uids(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }
}
