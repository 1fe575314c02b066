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
 * @param memory that a process of WAL-G keeps to, in mebibytes; empty for no limit
 * @param backup LATEST, or the name of a base backup
 * @param time at which recovery stops
 * @param lsn WAL position at which recovery stops
 */
public record RecoverySettingsView(
        ArchiveStoreView store, Optional<Long> memory, String backup, Optional<String> time, Optional<String> lsn) {

    /** Of the archive that the cluster reads. */
    public static Optional<RecoverySettingsView> of(ClusterModel model) {
        return model.data()
                .recovery()
                .map(RecoverySettingsView::ofRestore)
                .or(() -> model.data().standby().flatMap(StandbyModel::archive).map(RecoverySettingsView::ofStandby));
    }

    private static RecoverySettingsView ofRestore(RecoveryModel recovery) {
        return new RecoverySettingsView(
                ArchiveStoreView.of(recovery.source()),
                memory(recovery.source()),
                recovery.backup(),
                recovery.time(),
                recovery.lsn());
    }

    /** A standby cluster begins with the newest backup and replays all WAL that follows. */
    private static RecoverySettingsView ofStandby(ArchiveModel archive) {
        return new RecoverySettingsView(
                ArchiveStoreView.of(archive), memory(archive), "LATEST", Optional.empty(), Optional.empty());
    }

    private static Optional<Long> memory(ArchiveModel archive) {
        return archive.limits().map(limits -> limits.processBytes() >> 20);
    }
}
