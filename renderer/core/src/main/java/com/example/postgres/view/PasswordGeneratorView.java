package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * The generator of the passwords of a cluster, for External Secrets.
 *
 * @param metadata of the object
 */
public record PasswordGeneratorView(MetadataView metadata) {

    public static PasswordGeneratorView of(ClusterModel model) {
        return new PasswordGeneratorView(MetadataView.of(model, model.names().cluster(), Component.CREDENTIALS));
    }
}
