package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.model.SecretOrigin;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * The Job that creates the Secrets of a cluster once.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param settings of the pod
 * @param image with a shell and curl
 * @param resources requests and limits
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
        JsonNode resources,
        Optional<String> secretMetadata,
        Optional<ApplicationSecretView> application,
        String scriptsConfigMap) {

    public static CredentialsJobView of(ClusterModel model) {
        CredentialsModel credentials = model.credentials();
        return new CredentialsJobView(
                MetadataView.of(model, model.names().credentialsJob(), Component.CREDENTIALS),
                PodMetadataView.ofJob(model, Component.CREDENTIALS),
                PodSettingsView.of(model, model.names().credentialsAccount()),
                ImageView.of(model.members().pod().image(), model),
                model.jobs().resources(),
                credentials.origin() == SecretOrigin.JOB
                        ? Optional.of(SecretMetadata.of(model, credentials.secretName()))
                        : Optional.empty(),
                ApplicationSecretView.of(model),
                model.names().scriptsConfigMap());
    }

    /**
     * The Secret with the access data of an application's database, as variables of the Job that creates it.
     *
     * @param metadata of the Secret, as the JSON text that the script sends
     * @param database to connect to
     * @param owner role to connect as
     * @param service read-write Service
     * @param namespace of the Service
     */
    public record ApplicationSecretView(
            String metadata, String database, String owner, String service, String namespace) {

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

    /** The metadata of a Secret that a Job creates, as JSON text in an environment variable. */
    static final class SecretMetadata {

        private static final Map<String, String> PRUNE_PROTECTION = Map.of(
                "argocd.argoproj.io/sync-options", "Prune=false,Delete=false",
                "helm.sh/resource-policy", "keep",
                "kustomize.toolkit.fluxcd.io/prune", "disabled");

        private SecretMetadata() {}

        static String of(ClusterModel model, String name) {
            Metadata metadata = model.metadata(Component.CREDENTIALS).withAnnotations(PRUNE_PROTECTION);
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("name", name);
            tree.set("labels", Json.of(metadata.labels()));
            tree.set("annotations", Json.of(metadata.annotations()));
            return VariableValue.of(CanonicalJson.compact(tree));
        }
    }
}
