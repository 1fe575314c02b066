package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ArchivedCluster;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Backups that overlap, whose Job is killed, or that failed half-way. */
@Full
final class BackupInterruptionTest {

    private static final String PREFIX = "postgres.example.com/";
    private static final String OUTCOME = PREFIX + "backup-outcome";
    private static final String LOCK = PREFIX + "backup-lock";
    private static final String TIME = PREFIX + "backup-time";

    private final Cluster cluster;
    private final ArchivedCluster archived;

    BackupInterruptionTest(TestNamespace namespace) {
        this.archived = new ArchivedCluster(namespace, "kept");
        this.cluster = archived.cluster();
    }

    @BeforeAll
    void isApplied() {
        archived.create(2, "retention: {count: 2}");
    }

    @Test
    void theBackupOfAnotherMemberIsWaitedFor() {
        annotate(LOCK, "kept-9 0a1b " + Instant.now().getEpochSecond());

        assertThat(cluster.backup("too-early")).doesNotContainEntry(OUTCOME, "Succeeded");

        annotate(LOCK, "kept-9 0a1b " + Instant.now().minusSeconds(700).getEpochSecond());
        assertThat(cluster.backup("takes-the-lock"))
                .containsEntry(OUTCOME, "Succeeded")
                .doesNotContainKey(LOCK);
    }

    @Test
    void theBackupGoesOnWithoutItsJob() {
        String before = annotations().getOrDefault(TIME, "");

        cluster.startBackup("killed");
        Waiting.until("a member holds the lock", () -> assertThat(annotations()).containsKey(LOCK));
        cluster.killJob("killed");

        Waiting.until(
                "the backup has ended",
                () -> assertThat(annotations())
                        .containsEntry(OUTCOME, "Succeeded")
                        .doesNotContainKey(LOCK)
                        .doesNotContainEntry(TIME, before));
    }

    @Test
    void whatAFailedBackupLeftBehindIsRemoved() {
        String folder = "basebackups_005/base_0000000100000000000000AA";
        String leader = cluster.leader();
        cluster.inArchive(
                leader,
                "echo part >/tmp/part && wal-g st put --no-compress --no-encrypt /tmp/part " + folder
                        + "/tar_partitions/part_001.tar.lz4");
        assertThat(cluster.inArchive(leader, "wal-g st ls basebackups_005").output())
                .contains("AA");

        assertThat(cluster.backup("cleans-up")).containsEntry(OUTCOME, "Succeeded");

        assertThat(cluster.inArchive(leader, "wal-g st ls basebackups_005").output())
                .contains("_backup_stop_sentinel.json")
                .doesNotContain("AA");
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations =
                cluster.configMap("-backup").getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    private void annotate(String name, String value) {
        cluster.annotate("-backup", name, value);
    }
}
