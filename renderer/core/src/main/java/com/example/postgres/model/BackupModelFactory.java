package com.example.postgres.model;

import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.DeltaSpec;
import com.example.postgres.spec.RetentionSpec;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;

/** Archiving and backups. */
final class BackupModelFactory {

    private static final int RETENTION = 7;

    private BackupModelFactory() {}

    /**
     * @param archiveName of a spec that names none
     * @param replicas number of members: one alone makes its backups itself
     */
    static BackupModel create(BackupSpec spec, String archiveName, int major, int replicas, RenderTarget target) {
        Optional<DeltaSpec> delta = Optional.ofNullable(spec.delta());
        return new BackupModel(
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
                        spec.schedule(),
                        Optional.ofNullable(spec.timeZone()).orElse("UTC"),
                        Boolean.TRUE.equals(spec.suspend()),
                        Boolean.TRUE.equals(spec.backupFromReplica()) && replicas > 1,
                        target.image(ImageRole.KUBECTL, null)));
    }
}
