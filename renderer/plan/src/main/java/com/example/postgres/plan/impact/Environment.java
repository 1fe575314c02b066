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
 * @param resizesPods whether the API server takes other resources for running pods; empty if its version says so
 * @param qosClasses QoS class of the running pods by {@code namespace/name} of the cluster
 * @param served what the operator has made of a cluster by its {@code namespace/name}
 */
public record Environment(
        KubernetesVersion kubernetesVersion,
        boolean isVersionKnown,
        Map<String, Boolean> expandableClasses,
        Map<String, Integer> primaries,
        Optional<Boolean> resizesPods,
        Map<String, String> qosClasses,
        Map<String, Served> served) {

    /**
     * What the operator has made of a cluster. The earlier side of a plan may want more, because it was held or refused.
     *
     * @param version of PostgreSQL that was applied, as in a spec; empty if unknown
     * @param volumeSize the largest size that a volume was asked for, as a quantity; empty if there is no volume
     */
    public record Served(String version, String volumeSize) {}

    /** The version of Kubernetes from which running pods take other resources (KEP-1287). */
    static final KubernetesVersion RESIZES_IN_PLACE = new KubernetesVersion(1, 35);

    public Environment {
        expandableClasses = Map.copyOf(expandableClasses);
        primaries = Map.copyOf(primaries);
        qosClasses = Map.copyOf(qosClasses);
        served = Map.copyOf(served);
    }

    /** With what is known of storage and primaries. */
    public Environment(
            KubernetesVersion kubernetesVersion,
            boolean isVersionKnown,
            Map<String, Boolean> expandableClasses,
            Map<String, Integer> primaries) {
        this(kubernetesVersion, isVersionKnown, expandableClasses, primaries, Optional.empty(), Map.of(), Map.of());
    }

    /** Nothing is known but the version that the objects were rendered for. */
    public static Environment assumed(KubernetesVersion version) {
        return new Environment(version, false, Map.of(), Map.of());
    }

    /** Whether running pods take other resources. */
    boolean canResize() {
        return kubernetesVersion.isAtLeast(RESIZES_IN_PLACE) && resizesPods.orElse(true);
    }

    Optional<String> qosClass(String namespace, String name) {
        return Optional.ofNullable(qosClasses.get(namespace + "/" + name));
    }

    Optional<Served> served(String namespace, String name) {
        return Optional.ofNullable(served.get(namespace + "/" + name));
    }

    Optional<Boolean> canExpand(String storageClass) {
        return Optional.ofNullable(expandableClasses.get(storageClass));
    }

    Optional<Integer> primary(String namespace, String name) {
        return Optional.ofNullable(primaries.get(namespace + "/" + name));
    }
}
