package com.example.postgres.view;

import com.example.postgres.model.Metadata;
import java.util.Map;

/**
 * Annotations that keep GitOps engines from deleting what holds data or state when it disappears from Git: Argo CD
 * (sync options Prune and Delete), Flux (kustomize-controller) and Helm (resource policy).
 */
final class PruneProtection {

    static final Map<String, String> ANNOTATIONS = Map.of(
            "argocd.argoproj.io/sync-options", "Prune=false,Delete=false",
            "helm.sh/resource-policy", "keep",
            "kustomize.toolkit.fluxcd.io/prune", "disabled");

    private PruneProtection() {}

    static Metadata protect(Metadata metadata) {
        return metadata.withAnnotations(ANNOTATIONS);
    }
}
