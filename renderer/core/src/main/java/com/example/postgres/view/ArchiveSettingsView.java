package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.BackupModel;
import java.util.Optional;

/**
 * The settings file of the archive that the members write.
 *
 * @param store where the archive is
 * @param limits of WAL-G; empty for its defaults
 * @param takeOver system identifier of the database whose archive is taken over
 * @param compression method
 * @param deltas increments between full backups; empty for none
 * @param retention full backups that are kept
 * @param retentionDays days of which every moment can be restored
 */
public record ArchiveSettingsView(
        ArchiveStoreView store,
        Optional<LimitsView> limits,
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

    /**
     * What WAL-G may use.
     *
     * @param uploads at once
     * @param mebibytes of memory of a process
     */
    public record LimitsView(int uploads, long mebibytes) {

        static Optional<LimitsView> of(ArchiveModel archive) {
            return archive.limits().map(limits -> new LimitsView(limits.uploads(), limits.processBytes() >> 20));
        }
    }

    public static ArchiveSettingsView of(BackupModel backup) {
        return new ArchiveSettingsView(
                ArchiveStoreView.of(backup.archive()),
                LimitsView.of(backup.archive()),
                backup.takeOver(),
                backup.compression(),
                backup.deltaSteps() > 0
                        ? Optional.of(new DeltasView(backup.deltaSteps(), backup.deltaOrigin()))
                        : Optional.empty(),
                backup.retention(),
                backup.retentionDays());
    }
}
