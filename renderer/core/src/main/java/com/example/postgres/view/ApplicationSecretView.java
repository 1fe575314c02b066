package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretOrigin;
import java.util.Optional;

/**
 * The Secret with the access data of an application's database, as variables of the Job that creates it.
 *
 * @param metadata of the Secret, as the JSON text that the script sends
 * @param database to connect to
 * @param owner role to connect as
 * @param service read-write Service
 * @param namespace of the Service
 */
public record ApplicationSecretView(String metadata, String database, String owner, String service, String namespace) {

    /** Empty when the Job does not create that Secret. */
    static Optional<ApplicationSecretView> of(ClusterModel model) {
        return model.application()
                .filter(application -> application.origin() == SecretOrigin.JOB)
                .map(application -> new ApplicationSecretView(
                        SecretMetadata.of(model, application.secretName()),
                        VariableValue.of(application.database()),
                        VariableValue.of(application.owner()),
                        model.names().primaryService(),
                        model.namespace()));
    }
}
