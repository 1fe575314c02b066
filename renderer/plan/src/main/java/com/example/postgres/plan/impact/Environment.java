package com.example.postgres.plan.impact;

import com.example.postgres.target.KubernetesVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the Kubernetes cluster beyond the objects.
 *
 * @param kubernetesVersion of the API server
 * @param isVersionKnown whether the version was read from the cluster or given, and not assumed
 * @param expandableClasses storage classes, and whether their volumes can grow; the name {@code ""} is the default class
 * @param primaries ordinal of the primary by {@code namespace/name} of the cluster
 */
public record Environment(
        KubernetesVersion kubernetesVersion,
        boolean isVersionKnown,
        Map<String, Boolean> expandableClasses,
        Map<String, Integer> primaries) {

    /** The version of Kubernetes from which running pods take other resources (KEP-1287). */
    static final KubernetesVersion RESIZES_IN_PLACE = new KubernetesVersion(1, 35);

    public Environment {
        expandableClasses = Map.copyOf(expandableClasses);
        primaries = Map.copyOf(primaries);
    }

    /** Nothing is known but the version that the objects were rendered for. */
    public static Environment assumed(KubernetesVersion version) {
        return new Environment(version, false, Map.of(), Map.of());
    }

    Optional<Boolean> canExpand(String storageClass) {
        return Optional.ofNullable(expandableClasses.get(storageClass));
    }

    Optional<Integer> primary(String namespace, String name) {
        return Optional.ofNullable(primaries.get(namespace + "/" + name));
    }
}
