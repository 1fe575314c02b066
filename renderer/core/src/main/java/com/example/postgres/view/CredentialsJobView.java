package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.SecretOrigin;
import java.util.List;

/**
 * The Job that creates the Secrets of a cluster once.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param serviceAccount that may create Secrets
 * @param image with a shell and curl
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param scheduling of the members
 * @param hasCredentials whether the Job creates the credentials Secret
 * @param secretMetadata of the credentials Secret, as the JSON text that the script sends
 * @param applications none or one: the Secret of the application's database
 * @param scriptsConfigMap with the script
 */
public record CredentialsJobView(
        MetadataView metadata,
        PodMetadataView podMetadata,
        String serviceAccount,
        String image,
        String imagePullPolicy,
        boolean hasImagePullSecrets,
        List<String> imagePullSecrets,
        SecurityView security,
        SchedulingView scheduling,
        boolean hasCredentials,
        String secretMetadata,
        List<ApplicationSecretView> applications,
        String scriptsConfigMap) {

    public static CredentialsJobView of(ClusterModel model) {
        return new CredentialsJobView(
                MetadataView.of(model, model.names().credentialsJob(), Component.CREDENTIALS),
                PodMetadataView.of(model, Component.CREDENTIALS),
                model.names().credentialsAccount(),
                model.pod().image(),
                model.pod().imagePullPolicy(),
                !model.pod().imagePullSecrets().isEmpty(),
                model.pod().imagePullSecrets(),
                SecurityView.of(model),
                SchedulingView.of(model.pod().scheduling()),
                model.credentials().origin() == SecretOrigin.JOB,
                SecretMetadata.of(model, model.credentials().secretName()),
                ApplicationSecretView.of(model),
                model.names().scriptsConfigMap());
    }
}
