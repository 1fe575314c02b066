package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The Job that creates the credentials Secret once.
 *
 * @param metadata of the object
 * @param podLabels a mapping
 * @param serviceAccount that may create Secrets
 * @param image with a shell and curl
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param secretNamespace of the Secret
 * @param secretMetadata of the Secret, as the JSON text that the script sends
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
        String secretNamespace,
        String secretMetadata,
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
                model.namespace(),
                secretMetadata(model),
                model.names().scriptsConfigMap());
    }

    private static String secretMetadata(ClusterModel model) {
        Metadata metadata = PruneProtection.protect(model.metadata(Component.CREDENTIALS));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", model.credentials().secretName());
        tree.set("labels", Json.of(metadata.labels()));
        tree.set("annotations", Json.of(metadata.annotations()));
        // Kubernetes would take $(NAME) in the value of an environment variable for another variable, and $$ for $.
        return CanonicalJson.compact(tree).replace("$", "$$");
    }
}
