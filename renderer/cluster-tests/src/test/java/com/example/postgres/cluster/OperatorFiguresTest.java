package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.AuditLog;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorAccount;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator costs when nothing changes, and how fast a replica of it takes over. */
@Full
final class OperatorFiguresTest {

    private static final int MEMBERS = 3;
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final int QUIET_MINUTES = 3;
    private static final int READS_A_MINUTE = 2;
    private static final int HAND_OVERS = 6;
    private static final Duration HAND_OVER = Duration.ofSeconds(2);

    private final TestNamespace namespace;

    OperatorFiguresTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void aClusterInWhichNothingChangesCostsTheApiServerAlmostNothing() {
        AuditLog log = new AuditLog(
                namespace.kubernetes().auditLog(), OperatorAccount.in(namespace).user());
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            OperatedCluster cluster = OperatedCluster.create(namespace, Spec.of("quiet", MEMBERS));
            cluster.awaitDone(MEMBERS);
            Waiting.holds(SETTLED, () -> cluster.isDone(MEMBERS));
            Instant start = Instant.now();

            Waiting.holds(
                    Duration.ofMinutes(QUIET_MINUTES),
                    () -> assertThat(operator.isAlive()).isTrue());

            long reads = log.number(start, true);
            long writes = log.number(start, false);
            Measurements.record(
                    "requests of the operator in " + QUIET_MINUTES + " minutes without a change, three members",
                    reads + " reads, " + writes + " writes");
            assertThat(writes).isZero();
            assertThat(reads).isLessThanOrEqualTo(READS_A_MINUTE * QUIET_MINUTES);
            cluster.delete();
        }
    }

    @Test
    void aReplicaThatIsStoppedHandsOverAtOnce() {
        Duration longest = Duration.ZERO;
        List<OperatorProcess> replicas = new ArrayList<>(List.of(OperatorProcess.startReplica(namespace, "replica-0")));
        try {
            for (int i = 0; i < HAND_OVERS; i++) {
                String name = "replica-" + i;
                Waiting.until(
                        name + " leads",
                        () -> assertThat(namespace.leaseHolder()).isEqualTo(name));
                replicas.add(OperatorProcess.startReplica(namespace, "replica-" + (i + 1)));
                // Long enough for its start, and each time at another moment between two attempts.
                Waiting.holds(
                        Duration.ofMillis(8000 + 300L * i),
                        () -> assertThat(namespace.leaseHolder()).isEqualTo(name));

                replicas.get(i).stop();

                Duration taken = Waiting.until(
                        "another replica leads",
                        () -> assertThat(namespace.leaseHolder()).isNotIn(name, ""));
                longest = taken.compareTo(longest) > 0 ? taken : longest;
            }
        } finally {
            replicas.forEach(OperatorProcess::close);
        }
        Measurements.record("the Lease of a replica that is stopped goes to another one, worst of six", longest);
        assertThat(longest).isLessThanOrEqualTo(HAND_OVER);
    }
}
