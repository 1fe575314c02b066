package com.example.postgres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ConfigMap of backups and their Jobs say together. */
class BackupRecordTest {

    private static LiveObject configMap(String annotations) {
        return LiveObject.of(YamlReader.readTrusted("test", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: orders-backup
                  namespace: shop
                  creationTimestamp: "2026-11-01T00:00:00Z"
                  labels: {postgres.example.com/component: backup}
                  annotations: %s
                """.formatted(annotations)));
    }

    private static LiveObject job(String name, String component, String type, String time) {
        return LiveObject.of(YamlReader.readTrusted("test", """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: shop, labels: {postgres.example.com/component: %s}}
                status: {conditions: [{type: %s, status: "True", lastTransitionTime: "%s", message: out of luck}]}
                """.formatted(name, component, type, time)));
    }

    private static BackupRecord record(LiveObject... objects) {
        return BackupRecord.of(cluster(objects), "orders");
    }

    private static LiveCluster cluster(LiveObject... objects) {
        return new LiveCluster(Arrays.asList(objects), List.of(), List.of(), Set.of());
    }

    private static final String SUCCESS = "{postgres.example.com/backup-outcome: Succeeded,"
            + " postgres.example.com/backup-time: \"2026-11-20T02:00:00Z\","
            + " postgres.example.com/last-successful-backup: \"2026-11-20T02:00:00Z\"}";

    @Test
    void aJobThatFailedAfterTheLastSuccessIsAFailure() {
        BackupRecord record = record(
                configMap(SUCCESS),
                job("later", "backup", "Failed", "2026-11-21T02:00:00Z"),
                job("last", "backup", "Failed", "2026-11-22T02:00:00Z"));

        assertThat(record.failure()).isEqualTo("the Job last failed: out of luck");
        assertThat(record.failedAt()).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(record.lastSuccess()).isEqualTo("2026-11-20T02:00:00Z");
    }

    @Test
    void whatFailedBeforeTheLastSuccessOrMadeNoBackupIsNone() {
        BackupRecord record = record(
                configMap(SUCCESS),
                job("earlier", "backup", "Failed", "2026-11-19T02:00:00Z"),
                job("drill", "verify", "Failed", "2026-11-22T02:00:00Z"),
                job("complete", "backup", "Complete", "2026-11-22T02:00:00Z"));

        assertThat(record.failure()).isEmpty();
    }

    @Test
    void whatAMemberWroteSaysMoreThanItsJob() {
        BackupRecord record = record(
                configMap("{postgres.example.com/backup-outcome: Failed,"
                        + " postgres.example.com/backup-time: \"2026-11-22T01:59:00Z\","
                        + " postgres.example.com/backup-failure: wal-g backup-push failed}"),
                job("last", "backup", "Failed", "2026-11-22T02:00:00Z"));

        assertThat(record.failure()).isEqualTo("wal-g backup-push failed");
        assertThat(record.failedAt()).isEqualTo("2026-11-22T01:59:00Z");
        assertThat(record.expectedSince()).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void whatThePrimarySaysOfTheArchiveIsKept() {
        LiveObject configMap = configMap("{postgres.example.com/archive-outcome: Failed,"
                + " postgres.example.com/archive-waits-since: \"2026-11-22T01:59:00Z\","
                + " postgres.example.com/archive-failure: AccessDenied,"
                + " postgres.example.com/last-archived-time: \"2026-11-22T01:58:00Z\"}");

        assertThat(ArchiveRecord.of(cluster(configMap), "orders"))
                .isEqualTo(new ArchiveRecord("Failed", "2026-11-22T01:59:00Z", "AccessDenied", "2026-11-22T01:58:00Z"));
        assertThat(ArchiveRecord.of(cluster(), "orders")).isEqualTo(ArchiveRecord.NONE);
    }

    @Test
    void theLockOfARunningBackupIsNoChange() {
        assertThat(configMap("{postgres.example.com/backup-lock: orders-0 1 2}"))
                .isEqualTo(configMap("{}"));
    }

    @Test
    void aClusterWithoutBackupsHasNoRecord() {
        assertThat(record()).isEqualTo(BackupRecord.NONE);
    }
}
