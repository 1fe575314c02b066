package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.StoreSilence;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object store whose packets are lost does not stop the database, and no WAL is lost by it. */
@Full
final class SilentStoreTest {

    private static final String KILL = "kill -9 \"$(head -n 1 \"$PGDATA/postmaster.pid\")\"";
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final TestNamespace namespace;
    private final Cluster cluster;
    private final ObjectStore store;
    private StoreSilence silence;

    SilentStoreTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("silent");
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void isArchived() {
        store.createSecret(namespace);
        cluster.apply(Spec.of("silent", 2)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}".formatted(store.destination(namespace))));
        cluster.awaitHealthy(2);
        silence = StoreSilence.in(namespace);
    }

    @BeforeEach
    void isHealthy() {
        cluster.awaitHealthy(2);
    }

    @Test
    void crashedPrimaryComesBack() {
        String primary = cluster.leader();

        cluster.run(primary, "/bin/sh", "-c", KILL);

        Measurements.record("writable after a crash, store silent", awaitWritable());
    }

    @Test
    void crashedStandbyStreamsAgain() {
        String standby = cluster.leader().equals("silent-0") ? "silent-1" : "silent-0";

        cluster.run(standby, "/bin/sh", "-c", KILL);

        // Patroni shows the state of its last round; only a new server answers here.
        Duration time = Waiting.within(
                LIMIT,
                "the standby streams",
                () -> assertThat(cluster.sql(standby, "SELECT status FROM pg_stat_wal_receiver"))
                        .isEqualTo("streaming"));
        Measurements.record("streaming after a crash, store silent", time);
    }

    @Test
    void segmentsOfTheFormerPrimaryAreArchivedAfterASwitchover() {
        String primary = cluster.leader();
        String segment = cluster.sql(
                        primary, "CREATE TABLE unarchived AS SELECT 1; SELECT pg_walfile_name(pg_switch_wal())")
                .lines()
                .reduce("", (first, last) -> last);

        long start = System.nanoTime();
        cluster.run(primary, "patronictl", "switchover", "silent", "--leader", primary, "--force");
        awaitWritable();
        Measurements.record("switchover, store silent", Duration.ofNanos(System.nanoTime() - start));
        silence.lift();

        Waiting.until(
                "the segment is archived",
                () -> assertThat(cluster.inArchive(cluster.leader(), "wal-g st ls wal_005")
                                .text())
                        .contains(segment + "."));
    }

    private Duration awaitWritable() {
        return Waiting.within(
                LIMIT,
                "the primary takes writes",
                () -> cluster.sql(
                        cluster.leader(),
                        "CREATE TABLE IF NOT EXISTS written (id int); INSERT INTO written VALUES (1)"));
    }
}
