package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;

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
                model.names().pods(model.replicas()));
    }
}
