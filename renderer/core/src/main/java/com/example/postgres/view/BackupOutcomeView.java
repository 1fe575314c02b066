package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * The ConfigMap in whose annotations members write the outcome of the last backup. It is rendered so that they need no
 * right to create one.
 *
 * @param metadata of the object
 */
public record BackupOutcomeView(MetadataView metadata) {

    public static BackupOutcomeView of(ClusterModel model) {
        return new BackupOutcomeView(MetadataView.of(
                model, model.names().backup(), PruneProtection.protect(model.metadata(Component.BACKUP))));
    }
}
