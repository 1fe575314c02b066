package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * The Role of the Job that creates the credentials.
 *
 * @param metadata of the object
 */
public record CredentialsRoleView(MetadataView metadata) {

    public static CredentialsRoleView of(ClusterModel model) {
        return new CredentialsRoleView(
                MetadataView.of(model, model.names().credentialsAccount(), Component.CREDENTIALS));
    }
}
