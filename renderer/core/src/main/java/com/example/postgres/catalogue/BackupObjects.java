package com.example.postgres.catalogue;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.view.BackupCronJobView;
import com.example.postgres.view.MetadataView;
import com.example.postgres.view.RoleView.BackupRoleView;
import com.example.postgres.view.RoleView.VerifyRoleView;
import com.example.postgres.view.VerifyCronJobView;
import java.util.List;
import java.util.function.Function;

/** Base backups and restore drills. */
final class BackupObjects {

    /** Of clusters that write or read an archive. */
    static final Scripts ARCHIVE_SCRIPTS = Scripts.when(
            model -> !model.data().archives().isEmpty(),
            "backup/scripts",
            "archive-environment.sh",
            "archive-call.sh",
            "archive-guard.sh",
            "archive-gap.sh",
            "archive-bootstrap.sh",
            "archive-push.sh",
            "archive-fetch.sh",
            "archive-status.sh",
            "archive-outcome.py",
            "backup.sh",
            "base-backup.sh",
            "backup-lock.sh",
            "leftovers.py",
            "restart-point.sh",
            "outcome.sh",
            "outcome.py",
            "backup-outcome.py",
            "backup-retention.py",
            "backup-log.py",
            "wal_segments.py",
            "restore.sh",
            "restore-choice.py",
            "restore-wal.sh");

    static final Scripts VERIFY_SCRIPTS =
            Scripts.when(BackupObjects::hasDrill, "verify/scripts", "verify.sh", "verify-log.py", "verify-outcome.py");

    static final List<ObjectTemplate> ALL = List.of(
            ofBackup("rbac/serviceaccount.yaml", MetadataView.class, MetadataView::ofBackup),
            ofBackup("backup/role.yaml", BackupRoleView.class, BackupRoleView::of),
            ofBackup("rbac/rolebinding.yaml", MetadataView.class, MetadataView::ofBackup),
            ofBackup("backup/configmap-outcome.yaml", MetadataView.class, MetadataView::ofBackup),
            ofBackup("backup/cronjob.yaml", BackupCronJobView.class, BackupCronJobView::of),
            ofDrill("rbac/serviceaccount.yaml", MetadataView.class, MetadataView::ofVerifyAccount),
            ofDrill("verify/role.yaml", VerifyRoleView.class, VerifyRoleView::of),
            ofDrill("rbac/rolebinding.yaml", MetadataView.class, MetadataView::ofVerify),
            ofDrill("verify/cronjob.yaml", VerifyCronJobView.class, VerifyCronJobView::of));

    private BackupObjects() {}

    private static boolean hasDrill(ClusterModel model) {
        return model.data().drill().isPresent();
    }

    private static <V extends Record> ObjectTemplate ofBackup(
            String template, Class<V> viewType, Function<ClusterModel, V> view) {
        return ObjectTemplate.when(model -> model.data().backup().isPresent(), template, viewType, view);
    }

    private static <V extends Record> ObjectTemplate ofDrill(
            String template, Class<V> viewType, Function<ClusterModel, V> view) {
        return ObjectTemplate.when(BackupObjects::hasDrill, template, viewType, view);
    }
}
