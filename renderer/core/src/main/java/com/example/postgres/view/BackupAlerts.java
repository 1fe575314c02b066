package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the log reaches the archive, backups are made, and a restore of them works. */
final class BackupAlerts {

    private BackupAlerts() {}

    static List<AlertView> of(AlertScope scope, ClusterModel model) {
        BackupModel backup = model.backup().orElseThrow();
        List<AlertView> alerts = new ArrayList<>();
        alerts.add(archivingFailing(scope));
        alerts.add(failed(scope));
        if (!backup.job().suspended()) {
            alerts.add(tooOld(scope, backup.job().overdueAfter()));
        }
        backup.drill().ifPresent(drill -> {
            alerts.add(drillFailed(scope));
            alerts.add(drillTooOld(scope, drill.overdueAfter()));
        });
        return alerts;
    }

    private static AlertView archivingFailing(AlertScope scope) {
        return scope.critical(
                "PostgresArchivingFailing",
                "increase(" + scope.metric("pg_stat_archiver_failed_count") + "[15m]) > 0",
                "15m",
                scope.cluster() + " fails to archive its log",
                "The log cannot be recovered from the archive from here on, and fills the volume. Look at the log of"
                        + " the primary.");
    }

    private static AlertView failed(AlertScope scope) {
        return scope.warning(
                "PostgresBackupFailed",
                "max(" + scope.metric("pgc_backup_failed") + ") == 1",
                "5m",
                "the last base backup of " + scope.cluster() + " failed",
                "The annotation backup-failure of the ConfigMap " + scope.cluster() + "-backup says why.");
    }

    private static AlertView tooOld(AlertScope scope, Duration overdueAfter) {
        return scope.critical(
                "PostgresBackupTooOld",
                age(scope, "pgc_backup") + " > " + overdueAfter.toSeconds(),
                "15m",
                scope.cluster() + " has no recent base backup",
                "The last successful base backup is older than one and a half intervals of its schedule. Look at the"
                        + " Jobs of the CronJob " + scope.cluster() + "-backup.");
    }

    private static AlertView drillFailed(AlertScope scope) {
        return scope.critical(
                "PostgresRestoreDrillFailed",
                "max(" + scope.metric("pgc_restore_drill_failed") + ") == 1",
                "5m",
                "the last restore drill of " + scope.cluster() + " failed",
                "The newest backup may not be restorable. The annotation verify-failure of the ConfigMap "
                        + scope.cluster() + "-backup says why. Make a new base backup, then find the cause.");
    }

    private static AlertView drillTooOld(AlertScope scope, Duration overdueAfter) {
        return scope.warning(
                "PostgresRestoreDrillTooOld",
                age(scope, "pgc_restore_drill") + " > " + overdueAfter.toSeconds(),
                "15m",
                scope.cluster() + " has had no restore drill for long",
                "The last successful drill is older than one and a half intervals of its schedule. Look at the Jobs of"
                        + " the CronJob " + scope.cluster() + "-verify.");
    }

    /** Seconds since the last success; since it was asked for where there is none yet. */
    private static String age(AlertScope scope, String metric) {
        return "time() - (max(" + scope.metric(metric + "_last_success_timestamp_seconds") + " > 0) or max("
                + scope.metric(metric + "_expected_since_timestamp_seconds") + "))";
    }
}
