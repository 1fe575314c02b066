package com.example.postgres.view;

import com.example.postgres.model.RecoveryModel;

/**
 * The settings file of the archive that the cluster is restored from.
 *
 * @param store where the archive lies
 * @param backup LATEST, or the name of a base backup
 * @param hasTime whether recovery stops at a time
 * @param time that time
 * @param hasLsn whether it stops at a log position
 * @param lsn that position
 */
public record RecoverySettingsView(
        ArchiveStoreView store, String backup, boolean hasTime, String time, boolean hasLsn, String lsn) {

    public static RecoverySettingsView of(RecoveryModel recovery) {
        return new RecoverySettingsView(
                ArchiveStoreView.of(recovery.source()),
                recovery.backup(),
                recovery.time().isPresent(),
                recovery.time().orElse(""),
                recovery.lsn().isPresent(),
                recovery.lsn().orElse(""));
    }
}
