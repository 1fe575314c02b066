package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A standby cluster follows another one, and takes writes when {@code standby} is removed. */
@Full
final class StandbyTest {

    /** In seconds; status of a member is written down that often. */
    private static final long A_MINUTE = 60;

    private static final String WRITE_WAL =
            "SELECT count(pg_logical_emit_message(false, 'fill', repeat('x', 1000000))) FROM generate_series(1, 100)";

    private static final String OUTCOME = "postgres.example.com/backup-outcome";

    private final TestNamespace namespace;
    private final Cluster source;
    private final ObjectStore store;

    StandbyTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.source = namespace.cluster("source");
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void hasASource() {
        store.createSecret(namespace);
        source.apply(archiving(Spec.of("source", 1)
                .with("/spec/pgHba", "[host all postgres all reject, host all all all scram-sha-256]")));
        source.awaitHealthy(1);
        source.sql("source-0", "CREATE TABLE followed (id int)");
        assertThat(source.backup("of-source")).containsEntry(OUTCOME, "Succeeded");
    }

    @Test
    void followsAPrimaryAndIsPromoted() {
        Cluster standby = namespace.cluster("streaming");
        Spec promoted =
                archiving(Spec.of("streaming", 2).with("/spec/credentials", "{secretName: source-credentials}"));

        standby.apply(promoted.with("/spec/standby", "{host: source-primary}"));

        Measurements.record("standby of a primary ready after apply", awaitReady(standby, 2));
        source.sql("source-0", "INSERT INTO followed VALUES (1)");
        awaitRow(standby, 1);
        assertThat(standby.members()).extracting(Member::role).contains("Standby Leader");

        promote(standby, promoted, 2);
    }

    @Test
    void followsAnArchiveAndIsPromoted() {
        Cluster standby = namespace.cluster("replaying");
        Spec promoted =
                archiving(Spec.of("replaying", 2).with("/spec/credentials", "{secretName: source-credentials}"));

        standby.apply(promoted.with(
                "/spec/standby",
                "{archive: {archiveName: %s/source, destination: %s}}"
                        .formatted(namespace.name(), store.destination(namespace))));

        Measurements.record("standby of an archive ready after apply", awaitReady(standby, 2));
        source.sql("source-0", "INSERT INTO followed VALUES (2)");
        source.sql("source-0", "SELECT pg_switch_wal()");
        awaitRow(standby, 2);
        long first = awaitAnswerAfter(0, standby);
        awaitAnswerAfter(first + A_MINUTE, standby);

        promote(standby, promoted, 2);
    }

    /** Both while the source wrote more than it keeps for others: the one with an archive goes on, the other one says so. */
    @Test
    void keepsUpThroughTheArchiveAndIsNotReadyWithoutOne() {
        Cluster both = namespace.cluster("both");
        Cluster alone = namespace.cluster("alone");
        Spec small = Spec.of("both", 1).with("/spec/credentials", "{secretName: source-credentials}");
        Spec withArchive = small.with(
                "/spec/standby",
                "{host: source-primary, primarySlotName: both, archive: {archiveName: %s/source, destination: %s}}"
                        .formatted(namespace.name(), store.destination(namespace)));
        Spec streaming = Spec.of("alone", 1)
                .with("/spec/credentials", "{secretName: source-credentials}")
                .with("/spec/standby", "{host: source-primary}");
        source.apply(archiving(Spec.of("source", 1)).with("/spec/replicationSlots", "[{name: both, type: physical}]"));
        both.apply(withArchive);
        alone.apply(streaming);
        awaitReady(both, 1);
        awaitReady(alone, 1);
        Waiting.until(
                "the slot is used",
                () -> assertThat(source.sql(
                                "source-0", "SELECT active FROM pg_replication_slots WHERE slot_name = 'both'"))
                        .isEqualTo("t"));

        both.scale(0);
        alone.scale(0);
        Waiting.until("both are away", () -> {
            assertThat(both.pods()).isEmpty();
            assertThat(alone.pods()).isEmpty();
        });
        for (int i = 0; i < 6; i++) {
            source.sql("source-0", WRITE_WAL);
            source.sql("source-0", "CHECKPOINT");
        }
        source.sql("source-0", "INSERT INTO followed VALUES (3)");
        both.scale(1);
        alone.scale(1);

        Measurements.record(
                "standby cluster that was away follows again through the archive",
                Waiting.within(Duration.ofMinutes(5), "the row has arrived", () -> {
                    assertThat(both.sql("both-0", "SELECT count(*) FROM followed WHERE id = 3"))
                            .isEqualTo("1");
                    assertThat(both.sql("both-0", "SELECT status FROM pg_stat_wal_receiver"))
                            .isEqualTo("streaming");
                }));
        Waiting.within(
                Duration.ofMinutes(5),
                "the other one is not Ready",
                () -> assertThat(alone.log("alone-0")).contains("cannot follow any more"));
        Waiting.until(
                "it is in no Service",
                () -> assertThat(alone.readyPods("-primary")).isEmpty());
        assertThat(alone.sql("alone-0", "SELECT count(*) FROM followed")).isNotEqualTo("0");
    }

    /** The archive has answered the leader after that time, in seconds; gives when. */
    private static long awaitAnswerAfter(long time, Cluster standby) {
        AtomicLong answered = new AtomicLong();
        Waiting.until("the archive has answered " + standby.name(), () -> {
            answered.set(
                    Long.parseLong(
                            standby.sql(
                                    standby.leader(),
                                    "SELECT coalesce(max(value), 0)::bigint FROM exporter.member_status() WHERE name = 'archive_last_answer'")));
            assertThat(answered).hasValueGreaterThan(time);
        });
        return answered.get();
    }

    /** Until then it has no backups of its own; from then on both clusters archive, each to its place. */
    private void promote(Cluster standby, Spec promoted, int members) {
        long start = System.nanoTime();
        standby.apply(promoted);
        Waiting.until(
                "the promoted cluster takes writes",
                () -> standby.sql(standby.leader(), "INSERT INTO followed VALUES (100)"));
        Measurements.record(
                "writable after standby was removed from " + standby.name(),
                Duration.ofNanos(System.nanoTime() - start));
        standby.awaitHealthy(members);
        assertThat(standby.backup("of-" + standby.name())).containsEntry(OUTCOME, "Succeeded");
        assertThat(source.sql("source-0", "SELECT count(*) FROM followed WHERE id = 100"))
                .isEqualTo("0");
        assertThat(source.backup("beside-" + standby.name())).containsEntry(OUTCOME, "Succeeded");
    }

    private static Duration awaitReady(Cluster standby, int members) {
        return Waiting.until(
                "the members of " + standby.name() + " are ready",
                () -> assertThat(standby.pods()).hasSize(members).allMatch(Readiness::isPodReady, "is ready"));
    }

    private static void awaitRow(Cluster standby, int id) {
        for (String member : new String[] {standby.name() + "-0", standby.name() + "-1"}) {
            Waiting.until(
                    "row " + id + " has reached " + member,
                    () -> assertThat(standby.sql(member, "SELECT count(*) FROM followed WHERE id = " + id))
                            .isEqualTo("1"));
        }
    }

    private Spec archiving(Spec spec) {
        return spec.with("/spec/metrics", "{enabled: true}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}".formatted(store.destination(namespace)));
    }
}
