package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import java.util.Optional;

/**
 * The settings file of the archive that the members write.
 *
 * @param store where the archive is
 * @param takeOver system identifier of the database whose archive is taken over
 * @param compression method
 * @param deltas increments between full backups; empty for none
 * @param retention full backups that are kept
 * @param retentionDays days of which every moment can be restored
 */
public record ArchiveSettingsView(
        ArchiveStoreView store,
        Optional<String> takeOver,
        String compression,
        Optional<DeltasView> deltas,
        int retention,
        Optional<Integer> retentionDays) {

    /**
     * Increments between full backups.
     *
     * @param steps increments in a row
     * @param origin LATEST or LATEST_FULL
     */
    public record DeltasView(int steps, String origin) {}

    public static ArchiveSettingsView of(BackupModel backup) {
        return new ArchiveSettingsView(
                ArchiveStoreView.of(backup.archive()),
                backup.takeOver(),
                backup.compression(),
                backup.deltaSteps() > 0
                        ? Optional.of(new DeltasView(backup.deltaSteps(), backup.deltaOrigin()))
                        : Optional.empty(),
                backup.retention(),
                backup.retentionDays());
    }
}
