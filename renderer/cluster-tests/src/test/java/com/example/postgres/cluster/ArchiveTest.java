package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import org.junit.jupiter.api.Test;

/** The way of the data into the archive and back, once: with the wal-g of the image, else with the stand-in. */
@Smoke
final class ArchiveTest {

    private static final String OUTCOME = "postgres.example.com/backup-outcome";
    private static final String MEMBER = "archived-0";

    private final TestNamespace namespace;
    private final ObjectStore store;
    private final Cluster cluster;

    ArchiveTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
        this.cluster = namespace.cluster("archived");
    }

    @Test
    void whatIsArchivedIsVerifiedAndRestored() {
        store.createSecret(namespace);
        cluster.apply(spec("archived"));
        cluster.awaitHealthy(1);
        cluster.sql(MEMBER, "CREATE TABLE kept AS SELECT 1 AS id");
        assertThat(cluster.backup("first")).containsEntry(OUTCOME, "Succeeded");
        assertThat(cluster.backup("second"))
                .containsEntry(OUTCOME, "Succeeded")
                .containsEntry("postgres.example.com/backups", "1");
        String segment =
                cluster.sql(MEMBER, "INSERT INTO kept VALUES (2) RETURNING pg_walfile_name(pg_current_wal_lsn())");
        cluster.sql(MEMBER, "SELECT pg_switch_wal()");
        Waiting.until(
                segment + " is archived",
                () -> assertThat(
                                cluster.inArchive(MEMBER, "wal-g st ls wal_005").text())
                        .contains(segment + "."));

        assertThat(cluster.verify("drill")).containsEntry("postgres.example.com/verify-outcome", "Succeeded");

        Cluster restored = namespace.cluster("restored");
        restored.apply(spec("restored")
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/archived, destination: %s}}}"
                                .formatted(namespace.name(), store.destination(namespace))));
        Measurements.record("restored member ready after apply", restored.awaitHealthy(1));
        assertThat(restored.sql("restored-0", "SELECT id FROM kept ORDER BY id"))
                .isEqualTo("1\n2");
    }

    private Spec spec(String name) {
        return Spec.of(name, 1)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", retention: {count: 1}, verify: {schedule: \"0 5 * * 0\"}, destination: %s}"
                                .formatted(store.destination(namespace)));
    }
}
