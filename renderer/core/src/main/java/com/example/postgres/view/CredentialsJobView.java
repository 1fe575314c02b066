package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.model.SecretOrigin;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The Job that creates the Secrets of a cluster once.
 *
 * @param metadata of the object
 * @param podLabels a mapping
 * @param serviceAccount that may create Secrets
 * @param image with a shell and curl
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param hasCredentials whether the Job creates the credentials Secret
 * @param secretMetadata of the credentials Secret, as the JSON text that the script sends
 * @param applications none or one: the Secret of the application's database
 * @param scriptsConfigMap with the script
 */
public record CredentialsJobView(
        MetadataView metadata,
        JsonNode podLabels,
        String serviceAccount,
        String image,
        String imagePullPolicy,
        boolean hasImagePullSecrets,
        List<String> imagePullSecrets,
        SecurityView security,
        boolean hasCredentials,
        String secretMetadata,
        List<ApplicationSecretView> applications,
        String scriptsConfigMap) {

    public static CredentialsJobView of(ClusterModel model) {
        Metadata metadata = SubstitutionProtection.protect(model.metadata(Component.CREDENTIALS));
        return new CredentialsJobView(
                MetadataView.of(model, model.names().credentialsJob(), metadata),
                Json.of(Labels.of(model.names().cluster(), Component.CREDENTIALS)),
                model.names().credentialsJob(),
                model.pod().image(),
                model.pod().imagePullPolicy(),
                !model.pod().imagePullSecrets().isEmpty(),
                model.pod().imagePullSecrets(),
                SecurityView.of(model),
                model.credentials().origin() == SecretOrigin.JOB,
                SecretMetadata.of(model, model.credentials().secretName()),
                ApplicationSecretView.of(model),
                model.names().scriptsConfigMap());
    }
}
