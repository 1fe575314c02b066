package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;
import java.util.Optional;

/**
 * The Role of the members.
 *
 * @param metadata of the object
 * @param stateConfigMaps names of the ConfigMaps in which Patroni keeps its state
 * @param backupConfigMap where members keep the lock of backups and their outcome; empty without backups
 * @param pods names of the members
 */
public record RoleView(
        MetadataView metadata, List<String> stateConfigMaps, Optional<String> backupConfigMap, List<String> pods) {

    public static RoleView of(ClusterModel model) {
        return new RoleView(
                MetadataView.of(model, model.names().cluster(), Component.POSTGRES),
                model.names().dcsConfigMaps(),
                model.data().backup().map(backup -> model.names().backup()),
                model.names().pods(model.members().replicas()));
    }

    /**
     * The Role of the CronJob.
     *
     * @param metadata of the object
     * @param service behind which the member is found
     * @param pods names of the members
     */
    public record BackupRoleView(MetadataView metadata, String service, List<String> pods) {

        public static BackupRoleView of(ClusterModel model) {
            return new BackupRoleView(
                    MetadataView.of(model, model.names().backup(), Component.BACKUP),
                    BackupCronJobView.service(model),
                    model.names().pods(model.members().replicas()));
        }
    }

    /**
     * The Role of the restore drill.
     *
     * @param metadata of the object
     * @param outcomeConfigMap in whose annotations it writes its outcome
     */
    public record VerifyRoleView(MetadataView metadata, String outcomeConfigMap) {

        public static VerifyRoleView of(ClusterModel model) {
            return new VerifyRoleView(
                    MetadataView.of(model, model.names().verify(), Component.VERIFY),
                    model.names().backup());
        }
    }
}
