package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Archiving, backups and what is restored from them, with a real object store. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BackupTest {

    private static final String OUTCOME = "postgres.example.com/backup-outcome";

    private final TestNamespace namespace;
    private final ObjectStore store;
    private final Cluster cluster;

    BackupTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
        this.cluster = namespace.cluster("kept");
    }

    @BeforeAll
    void isApplied() {
        store.createSecret(namespace);
        cluster.apply(spec("kept", 2, ""));
        cluster.awaitHealthy(2);
    }

    @Test
    @Order(1)
    void retentionKeepsTheNewestBackups() {
        assertThat(cluster.backup("first")).containsEntry(OUTCOME, "Succeeded");
        assertThat(cluster.backup("second")).containsEntry(OUTCOME, "Succeeded");

        Map<String, String> third = cluster.backup("third");

        assertThat(third).containsEntry(OUTCOME, "Succeeded").containsEntry("postgres.example.com/backups", "2");
    }

    @Test
    @Order(2)
    void replicaMakesTheBackupWhenAskedTo() {
        cluster.apply(spec("kept", 2, "backupFromReplica: true, "));

        assertThat(cluster.backup("from-replica")).containsEntry(OUTCOME, "Succeeded");
    }

    @Test
    @Order(3)
    void restoreStopsAtTheMoment() {
        cluster.sql(cluster.leader(), "CREATE TABLE kept_rows AS SELECT 1 AS id");
        String moment = cluster.sql(
                cluster.leader(),
                "SELECT pg_sleep(1); SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        cluster.sql(cluster.leader(), "SELECT pg_sleep(1); INSERT INTO kept_rows VALUES (2)");
        // In a transaction of its own: the commit, which ends the recovery, must lie in the segment that is archived
        // now.
        cluster.sql(cluster.leader(), "SELECT pg_switch_wal()");
        Cluster restored = namespace.cluster("restored");

        restored.apply(spec("restored", 1, "")
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/kept, destination: %s}, target: {time: \"%s\"}}}"
                                .formatted(namespace.name(), store.destination(namespace), moment.strip())));

        Measurements.record("restored cluster ready after apply", restored.awaitHealthy(1));
        assertThat(restored.sql("restored-0", "SELECT id FROM kept_rows")).isEqualTo("1");
        assertThat(restored.backup("own")).containsEntry(OUTCOME, "Succeeded");
    }

    @Test
    @Order(4)
    void archiveOfAnotherDatabaseIsRefusedBeforeAnythingIsCreated() {
        Cluster foreign = namespace.cluster("foreign");

        foreign.apply(spec("foreign", 1, "archiveName: " + namespace.name() + "/kept, "));

        Waiting.until(
                "the log tells why",
                () -> assertThat(foreign.pod("foreign-0").getLog()).contains("Choose another archiveName"));
        assertThat(cluster.backup("undisturbed")).containsEntry(OUTCOME, "Succeeded");
    }

    private Spec spec(String name, int replicas, String more) {
        return Spec.of(name, replicas)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", retention: {count: 2}, %sdestination: %s}"
                                .formatted(more, store.destination(namespace)));
    }
}
