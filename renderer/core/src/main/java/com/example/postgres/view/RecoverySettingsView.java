package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.RecoveryModel;
import com.example.postgres.model.StandbyModel;
import java.util.Optional;

/**
 * The settings file of the archive that the cluster is restored from, or that it follows.
 *
 * @param store where the archive is
 * @param backup LATEST, or the name of a base backup
 * @param time at which recovery stops
 * @param lsn WAL position at which recovery stops
 */
public record RecoverySettingsView(ArchiveStoreView store, String backup, Optional<String> time, Optional<String> lsn) {

    /** Of the archive that the cluster reads. */
    public static Optional<RecoverySettingsView> of(ClusterModel model) {
        return model.data()
                .recovery()
                .map(RecoverySettingsView::ofRestore)
                .or(() -> model.data().standby().flatMap(StandbyModel::archive).map(RecoverySettingsView::ofStandby));
    }

    private static RecoverySettingsView ofRestore(RecoveryModel recovery) {
        return new RecoverySettingsView(
                ArchiveStoreView.of(recovery.source()), recovery.backup(), recovery.time(), recovery.lsn());
    }

    /** A standby cluster begins with the newest backup and replays all WAL that follows. */
    private static RecoverySettingsView ofStandby(ArchiveModel archive) {
        return new RecoverySettingsView(ArchiveStoreView.of(archive), "LATEST", Optional.empty(), Optional.empty());
    }
}
