package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ArchivedCluster;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Increments between full backups. */
@Full
final class DeltaBackupTest {

    private static final String DELTAS = "retention: {count: 1}, delta: {maxSteps: 2}";

    private final TestNamespace namespace;

    DeltaBackupTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void retentionCountsFullBackupsAndAnIncrementIsRestored() {
        ArchivedCluster archived = new ArchivedCluster(namespace, "delta");
        archived.create(1, DELTAS);
        archived.archiveARow();

        assertThat(backup(archived, "full")).satisfies(made -> assertBackup(made, false, 1));
        assertThat(backup(archived, "delta-one")).satisfies(made -> assertBackup(made, true, 2));
        assertThat(backup(archived, "delta-two")).satisfies(made -> assertBackup(made, true, 3));

        Cluster restored = archived.restore("delta-copy", "");
        archived.assertEveryRowIsIn(restored);

        assertThat(backup(archived, "full-again")).satisfies(made -> assertBackup(made, false, 1));
        archived.remove(restored);
    }

    @Test
    void replicaMakesAnIncrementThatIsRestored() {
        ArchivedCluster archived = new ArchivedCluster(namespace, "replica");
        archived.create(2, "backupFromReplica: true, " + DELTAS);
        archived.archiveARow();

        backup(archived, "replica-full");
        assertThat(backup(archived, "replica-delta")).satisfies(made -> assertBackup(made, true, 2));

        Cluster restored = archived.restore("replica-copy", "");
        archived.assertEveryRowIsIn(restored);
        archived.remove(restored);
    }

    private static Map<String, String> backup(ArchivedCluster archived, String job) {
        Map<String, String> made = archived.backup(job);
        archived.archiveARow();
        return made;
    }

    private static void assertBackup(Map<String, String> made, boolean increment, int kept) {
        assertThat(made.getOrDefault("postgres.example.com/last-backup-name", "")
                        .contains("_D_"))
                .isEqualTo(increment);
        assertThat(made).containsEntry("postgres.example.com/backups", Integer.toString(kept));
    }
}
