package com.example.postgres.validation;

import java.util.List;

/**
 * Labels and annotations by which engines that apply manifests know their objects. Copied onto objects that the engine did
 * not apply itself, they make it prune those: volumes, and what Patroni creates.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/">Argo CD: resource tracking</a>
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/#inventory">Flux: inventory</a>
 */
final class GitOpsToolKeys {

    private static final List<String> PREFIXES = List.of(
            "argocd.argoproj.io/",
            "kustomize.toolkit.fluxcd.io/",
            "helm.toolkit.fluxcd.io/",
            "meta.helm.sh/",
            "helm.sh/",
            "kubectl.kubernetes.io/",
            "applyset.kubernetes.io/",
            "config.kubernetes.io/");

    private GitOpsToolKeys() {}

    static boolean areSetBy(String key) {
        return PREFIXES.stream().anyMatch(key::startsWith);
    }

    static String message(String key) {
        return key + " is refused: the engine that applies the manifests sets it, and prunes objects by it";
    }
}
