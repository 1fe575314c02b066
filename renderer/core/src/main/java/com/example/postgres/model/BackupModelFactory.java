package com.example.postgres.model;

import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.DeltaSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.Quantity;
import com.example.postgres.spec.RetentionSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.VerifySpec;
import com.example.postgres.spec.VerifyStorageSpec;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;

/**
 * Archiving and backups. A standby cluster archives nothing before it is promoted, so that a backup of it could not be
 * restored: both CronJobs pause until then.
 */
final class BackupModelFactory {

    private BackupModelFactory() {}

    /**
     * @param archiveName of a spec that names none
     * @param replicas number of members: one alone makes its backups itself
     */
    static Optional<BackupModel> create(
            PostgresClusterSpec cluster, String archiveName, int major, int replicas, RenderTarget target) {
        BackupSpec spec = cluster.backup();
        if (spec == null) {
            return Optional.empty();
        }
        boolean isStandby = cluster.standby() != null;
        Optional<DeltaSpec> delta = Optional.ofNullable(spec.delta());
        return Optional.of(new BackupModel(
                ArchiveModelFactory.create(
                        spec.destination(),
                        Optional.ofNullable(spec.archiveName()).orElse(archiveName),
                        major,
                        ArchiveModel.OWN_MOUNTS,
                        spec.encryption()),
                Optional.ofNullable(spec.compression()).orElse(SpecDefaults.BACKUP_COMPRESSION),
                delta.map(DeltaSpec::maxSteps).orElse(SpecDefaults.BACKUP_DELTA_MAX_STEPS),
                delta.map(DeltaSpec::origin).orElse(SpecDefaults.BACKUP_DELTA_ORIGIN),
                Optional.ofNullable(spec.retention())
                        .map(RetentionSpec::count)
                        .orElse(SpecDefaults.BACKUP_RETENTION_COUNT),
                new BackupModel.Job(
                        CronSchedule.parse(spec.schedule()),
                        Optional.ofNullable(spec.timeZone()).orElse(SpecDefaults.BACKUP_TIME_ZONE),
                        isStandby || Boolean.TRUE.equals(spec.suspend()),
                        Boolean.TRUE.equals(spec.backupFromReplica()) && replicas > 1,
                        target.image(ImageRole.KUBECTL, null)),
                Optional.ofNullable(spec.verify()).map(verify -> drill(verify, isStandby, cluster))));
    }

    private static BackupModel.Drill drill(VerifySpec spec, boolean isStandby, PostgresClusterSpec cluster) {
        String size = Optional.ofNullable(spec.storage())
                .map(VerifyStorageSpec::size)
                .orElse(cluster.storage().size());
        return new BackupModel.Drill(
                CronSchedule.parse(spec.schedule()),
                isStandby,
                Quantity.parse(size).canonical());
    }
}
