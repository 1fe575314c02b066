package com.example.postgres.view;

import com.example.postgres.model.BackupModel;

/**
 * The settings file of the archive that the members write.
 *
 * @param store where the archive lies
 * @param compression method
 * @param hasDeltas whether there are increments between full backups
 * @param deltaSteps increments in a row
 * @param deltaOrigin what they build on
 * @param retention full backups that are kept
 */
public record ArchiveSettingsView(
        ArchiveStoreView store,
        String compression,
        boolean hasDeltas,
        String deltaSteps,
        String deltaOrigin,
        String retention) {

    public static ArchiveSettingsView of(BackupModel backup) {
        return new ArchiveSettingsView(
                ArchiveStoreView.of(backup.archive()),
                backup.compression(),
                backup.deltaSteps() > 0,
                String.valueOf(backup.deltaSteps()),
                backup.deltaOrigin(),
                String.valueOf(backup.retention()));
    }
}
