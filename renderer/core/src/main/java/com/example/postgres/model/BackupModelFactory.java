package com.example.postgres.model;

import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.DeltaSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.RetentionSpec;
import com.example.postgres.spec.VerifySpec;
import com.example.postgres.spec.VerifyStorageSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;

/**
 * Archiving and backups. A standby cluster archives nothing before it is promoted, so that a backup of it could not be
 * restored: both CronJobs pause until then.
 */
final class BackupModelFactory {

    private static final int RETENTION = 7;

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
                Optional.ofNullable(spec.compression()).orElse("lz4"),
                delta.map(DeltaSpec::maxSteps).orElse(0),
                delta.map(DeltaSpec::origin).orElse("LATEST"),
                Optional.ofNullable(spec.retention()).map(RetentionSpec::count).orElse(RETENTION),
                new BackupModel.Job(
                        spec.schedule().value(),
                        Optional.ofNullable(spec.timeZone()).orElse("UTC"),
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
                spec.schedule().value(), isStandby, Quantity.parse(size).canonical());
    }
}
