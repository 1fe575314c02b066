package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The metadata of a Secret that a Job creates, as JSON text in an environment variable. */
final class SecretMetadata {

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
