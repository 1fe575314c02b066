package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;

/**
 * The Role of the members.
 *
 * @param metadata of the object
 * @param stateConfigMaps names of the ConfigMaps in which Patroni keeps its state
 * @param pods names of the members
 */
public record RoleView(MetadataView metadata, List<String> stateConfigMaps, List<String> pods) {

    public static RoleView of(ClusterModel model) {
        return new RoleView(
                MetadataView.of(model, model.names().cluster(), Component.POSTGRES),
                model.names().dcsConfigMaps(),
                model.names().pods(model.replicas()));
    }
}
