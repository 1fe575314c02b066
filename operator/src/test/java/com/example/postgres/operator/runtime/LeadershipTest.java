package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.runtime.Leadership.Terms;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final String NAMESPACE = "operators";
    private static final Terms TERMS = new Terms(Duration.ofSeconds(6), Duration.ofSeconds(3), Duration.ofMillis(200));
    private static final Duration HANGS = Duration.ofSeconds(8);

    private final FakeApiServer server = FakeApiServer.start();
    private final KubernetesClient client = server.patientClient("operator-under-test");
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();

    @BeforeEach
    void createNamespace() {
        server.createNamespace(NAMESPACE);
    }

    @AfterEach
    void close() {
        server.faults().clear();
        client.close();
        server.close();
    }

    private Leadership replica(String name) {
        Configuration configuration =
                Configuration.of(new String[0], Map.of("POD_NAMESPACE", NAMESPACE, "POD_NAME", name));
        return new Leadership(client, configuration, TERMS, starts::incrementAndGet, losses::incrementAndGet);
    }

    private String holder() {
        String holder = server.client()
                .genericKubernetesResources("coordination.k8s.io/v1", "Lease")
                .inNamespace(NAMESPACE)
                .withName("postgres-operator")
                .require()
                .get("spec", "holderIdentity");
        return Objects.requireNonNullElse(holder, "");
    }

    private void untilStarted(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> starts.get() == number);
    }

    @Test
    void aReplicaWhoseRenewalGetsNoAnswerEndsBeforeAnotherOneMayLead() {
        Leadership leadership = replica("first");
        try {
            untilStarted(1);
            server.faults().delay(request -> true, HANGS);

            await().atMost(TERMS.validity()).until(() -> losses.get() > 0);
        } finally {
            server.faults().clear();
            leadership.close();
        }
    }

    /** A replica that sees the name of another one waits a second longer. */
    @Test
    void aReplicaThatStopsTakesItsNameOutOfTheLease() {
        Leadership leadership = replica("first");
        untilStarted(1);

        leadership.close();

        assertThat(holder()).isEmpty();
    }

    @Test
    void oneReplicaLeadsUntilItStopsAndThenTheOtherOneDoesAtOnce() {
        Leadership first = replica("first");
        untilStarted(1);
        Leadership second = replica("second");
        try {
            await().during(TERMS.validity().plusSeconds(1))
                    .atMost(TERMS.validity().plusSeconds(5))
                    .until(() -> starts.get() == 1 && holder().equals("first"));
            assertThat(losses).hasValue(0);
            first.close();

            await().atMost(TERMS.renewDeadline()).until(() -> holder().equals("second"));
            untilStarted(2);
        } finally {
            second.close();
        }
    }
}
