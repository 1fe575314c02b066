package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

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
