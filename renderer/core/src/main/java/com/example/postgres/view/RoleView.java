package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;

/**
 * The Role of the members.
 *
 * @param metadata of the object
 * @param stateConfigMaps names of the ConfigMaps in which Patroni keeps its state
 * @param hasBackup whether members write the outcome of backups
 * @param readsOutcome whether they read it, too, for the metrics
 * @param outcomeConfigMap where
 * @param pods names of the members
 */
public record RoleView(
        MetadataView metadata,
        List<String> stateConfigMaps,
        boolean hasBackup,
        boolean readsOutcome,
        String outcomeConfigMap,
        List<String> pods) {

    public static RoleView of(ClusterModel model) {
        return new RoleView(
                MetadataView.of(model, model.names().cluster(), Component.POSTGRES),
                model.names().dcsConfigMaps(),
                model.backup().isPresent(),
                model.metrics().isPresent(),
                model.names().backup(),
                model.names().pods(model.replicas()));
    }
}
