package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Benchmark;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.StoreSilence;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Five minutes without the object store under load: the application does not notice, and the archive has no gap. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StoreOutageTest {

    private static final int RATE = 150;
    private static final Duration LOAD = Duration.ofMinutes(8);

    /** The outage lasts five minutes; after every step a segment is complete, however slow the machine is. */
    private static final Duration STEP = Duration.ofSeconds(10);

    private static final int STEPS = 30;
    private static final long MEBIBYTE = 1L << 20;

    /** wal_keep_size and max_wal_size, which bound what a checkpoint leaves, and the segments that are being written. */
    private static final long KEPT_MEBIBYTES = 128 + 128 + 2 * 16;

    private final TestNamespace namespace;
    private final Cluster cluster;
    private final ObjectStore store;
    private long committed;

    StoreOutageTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("outage");
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void hasABackup() {
        store.createSecret(namespace);
        cluster.apply(spec("outage", 2));
        cluster.awaitHealthy(2);
        assertThat(cluster.backup("base")).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
    }

    @Test
    @Order(1)
    void noTransactionFailsWhileTheStoreIsAway() {
        String primary = cluster.leader();
        Set<String> incarnations = cluster.incarnations();
        try (Benchmark benchmark = Benchmark.start(cluster, RATE, LOAD)) {
            Measurements.record("pg_wal before the store went away", walMebibytes() + " MiB");
            StoreSilence silence = StoreSilence.in(namespace);
            for (int step = 0; step < STEPS; step++) {
                Waiting.holds(STEP, () -> assertThat(cluster.leader()).isEqualTo(primary));
                cluster.sql(primary, "SELECT pg_switch_wal()");
            }
            assertThat(waiting()).isGreaterThan(STEPS / 2);
            assertThat(walMebibytes()).isGreaterThan(KEPT_MEBIBYTES);
            Measurements.record("segments waiting after five minutes without a store", Long.toString(waiting()));
            Measurements.record("pg_wal after five minutes without a store", walMebibytes() + " MiB");
            Measurements.record(
                    "after five minutes without a store the primary says so",
                    Waiting.until(
                            "archiving has failed",
                            () -> assertThat(archiving()).isEqualTo("Failed")));
            assertThat(cluster.annotation("-backup", "postgres.example.com/archive-failure"))
                    .isNotEmpty();
            silence.lift();

            committed = benchmark.awaitEnd(LOAD);
        }
        Measurements.record("transactions committed around five minutes without a store", Long.toString(committed));
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
        assertThat(rows(cluster)).isEqualTo(committed);
    }

    @Test
    @Order(2)
    void everythingIsArchivedAndTheLogShrinks() {
        // In a transaction of its own: all commits must lie in the segments that are archived now.
        cluster.sql(cluster.leader(), "SELECT pg_switch_wal()");

        Duration time = Waiting.until(
                "everything is archived", () -> assertThat(waiting()).isZero());

        Measurements.record("all segments archived after the load", time);
        assertThat(cluster.sql(
                        cluster.leader(),
                        "SELECT failed_count > 0 AND last_archived_time > last_failed_time FROM pg_stat_archiver"))
                .isEqualTo("t");
        cluster.sql(cluster.leader(), "CHECKPOINT");
        assertThat(walMebibytes()).isLessThanOrEqualTo(KEPT_MEBIBYTES);
        Measurements.record("pg_wal after all was archived and a checkpoint", walMebibytes() + " MiB");
    }

    @Test
    @Order(3)
    void restoreToTheEndOfTheArchiveHasEveryCommittedRow() {
        Cluster restored = namespace.cluster("restored");

        restored.apply(spec("restored", 1)
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/outage, destination: %s}}}"
                                .formatted(namespace.name(), store.destination(namespace))));

        Measurements.record("restored to the end of the archive after an outage", restored.awaitHealthy(1));
        assertThat(committed).isPositive();
        assertThat(rows(restored)).isEqualTo(committed);
    }

    @Test
    @Order(4)
    void thePrimarySaysThatArchivingWorksAgain() {
        Waiting.until("archiving works", () -> assertThat(archiving()).isEqualTo("Succeeded"));
        assertThat(cluster.annotation("-backup", "postgres.example.com/archive-failure"))
                .isEmpty();
    }

    private String archiving() {
        return cluster.annotation("-backup", "postgres.example.com/archive-outcome");
    }

    private static long rows(Cluster cluster) {
        return Long.parseLong(cluster.sql(cluster.leader(), "SELECT count(*) FROM pgbench_history"));
    }

    private long waiting() {
        return Long.parseLong(cluster.sql(
                cluster.leader(), "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'"));
    }

    private long walMebibytes() {
        return Long.parseLong(cluster.sql(cluster.leader(), "SELECT sum(size) FROM pg_ls_waldir()")) / MEBIBYTE;
    }

    private Spec spec(String name, int replicas) {
        return Spec.of(name, replicas)
                .with("/spec/storage/size", "4Gi")
                .with("/spec/postgresqlParams", "{max_wal_size: 128MB}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 1 1 *\", destination: %s}".formatted(store.destination(namespace)));
    }
}
