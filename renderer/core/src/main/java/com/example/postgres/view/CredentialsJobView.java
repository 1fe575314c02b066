package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.SecretOrigin;
import java.util.Optional;

/**
 * The Job that creates the Secrets of a cluster once.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param settings of the pod
 * @param image with a shell and curl
 * @param secretMetadata of the credentials Secret, as the JSON text that the script sends; empty when the Job does not
 *     create it
 * @param application the Secret of the application's database, when the Job creates it
 * @param scriptsConfigMap with the script
 */
public record CredentialsJobView(
        MetadataView metadata,
        PodMetadataView podMetadata,
        PodSettingsView settings,
        ImageView image,
        Optional<String> secretMetadata,
        Optional<ApplicationSecretView> application,
        String scriptsConfigMap) {

    public static CredentialsJobView of(ClusterModel model) {
        CredentialsModel credentials = model.credentials();
        return new CredentialsJobView(
                MetadataView.of(model, model.names().credentialsJob(), Component.CREDENTIALS),
                PodMetadataView.of(model, Component.CREDENTIALS),
                PodSettingsView.of(model, model.names().credentialsAccount()),
                ImageView.of(model.pod().image(), model),
                credentials.origin() == SecretOrigin.JOB
                        ? Optional.of(SecretMetadata.of(model, credentials.secretName()))
                        : Optional.empty(),
                ApplicationSecretView.of(model),
                model.names().scriptsConfigMap());
    }
}
