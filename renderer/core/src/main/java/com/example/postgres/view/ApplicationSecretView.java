package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretOrigin;
import java.util.List;

/**
 * The Secret with the access data of an application's database, as variables of the Job that creates it.
 *
 * @param metadata of the Secret, as the JSON text that the script sends
 * @param database to connect to
 * @param owner role to connect as
 * @param host name of the read-write Service
 */
public record ApplicationSecretView(String metadata, String database, String owner, String host) {

    /** None, or the one that the Job creates. */
    static List<ApplicationSecretView> of(ClusterModel model) {
        return model
                .application()
                .filter(application -> application.origin() == SecretOrigin.JOB)
                .map(application -> new ApplicationSecretView(
                        SecretMetadata.of(model, application.secretName()),
                        VariableValue.of(application.database()),
                        VariableValue.of(application.owner()),
                        model.primaryHost()))
                .stream()
                .toList();
    }
}
