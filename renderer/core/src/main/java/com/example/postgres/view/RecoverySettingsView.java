package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.RecoveryModel;
import com.example.postgres.model.StandbyModel;
import java.util.Optional;

/**
 * The settings file of the archive that the cluster is restored from, or that it follows.
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

    /** Of a restore. */
    public static RecoverySettingsView of(RecoveryModel recovery) {
        return new RecoverySettingsView(
                ArchiveStoreView.of(recovery.source()),
                recovery.backup(),
                recovery.time().isPresent(),
                recovery.time().orElse(""),
                recovery.lsn().isPresent(),
                recovery.lsn().orElse(""));
    }

    /** Of a standby cluster: it begins with the newest backup and replays all that comes. */
    static RecoverySettingsView ofStandby(ArchiveModel archive) {
        return new RecoverySettingsView(ArchiveStoreView.of(archive), "LATEST", false, "", false, "");
    }

    /** Of the archive that the cluster reads. */
    public static Optional<RecoverySettingsView> of(ClusterModel model) {
        return model.recovery()
                .map(RecoverySettingsView::of)
                .or(() -> model.standby().flatMap(StandbyModel::archive).map(RecoverySettingsView::ofStandby));
    }
}
