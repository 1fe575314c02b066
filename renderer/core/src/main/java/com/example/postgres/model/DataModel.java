package com.example.postgres.model;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the data of a cluster come from, and where they are archived.
 *
 * @param backup archiving and base backups
 * @param recovery the backup that a new cluster is restored from; empty for initdb or a standby cluster
 * @param standby what a standby cluster follows
 */
public record DataModel(
        Optional<BackupModel> backup, Optional<RecoveryModel> recovery, Optional<StandbyModel> standby) {

    /**
     * Decides what a spec leaves open.
     *
     * @param archiveName of an archive whose spec gives it no name
     * @param major version of PostgreSQL
     * @param replicas number of members
     */
    static DataModel of(PostgresClusterSpec spec, String archiveName, int major, int replicas, RenderTarget target) {
        return new DataModel(
                BackupModel.of(spec, archiveName, major, replicas, target),
                RecoveryModel.of(spec.bootstrap(), major),
                StandbyModel.of(spec.standby(), major));
    }

    /** The archives that the members connect to: the one that they write, and the one that they read. */
    public List<ArchiveModel> archives() {
        return Stream.of(
                        backup.map(BackupModel::archive),
                        recovery.map(RecoveryModel::source),
                        standby.flatMap(StandbyModel::archive))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The archive with the first data: that of a restore, or the one that a standby cluster follows. */
    public Optional<ArchiveModel> sourceArchive() {
        return recovery.map(RecoveryModel::source).or(() -> standby.flatMap(StandbyModel::archive));
    }

    /** The restore drill. */
    public Optional<BackupModel.Drill> drill() {
        return backup.flatMap(BackupModel::drill);
    }
}
