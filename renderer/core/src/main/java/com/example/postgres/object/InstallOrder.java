package com.example.postgres.object;

import java.util.Comparator;
import java.util.List;

/**
 * The order of objects in a stream: what others need comes first, as Helm and Argo CD order kinds, so that a plain
 * {@code kubectl apply} of the stream finds a ServiceAccount and its Role before the pods that use them.
 */
final class InstallOrder {

    private static final List<String> KINDS = List.of(
            "NetworkPolicy",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "Password",
            "ExternalSecret",
            "ConfigMap",
            "Role",
            "RoleBinding",
            "Certificate",
            "Service",
            "StatefulSet",
            "Job",
            "CronJob",
            "PodMonitor",
            "PrometheusRule");

    static final Comparator<KubernetesObject> COMPARATOR = Comparator.<KubernetesObject>comparingInt(
                    object -> rank(object.id().kind()))
            .thenComparing(object -> object.id().kind())
            .thenComparing(object -> object.id().namespace())
            .thenComparing(object -> object.id().name());

    private InstallOrder() {}

    private static int rank(String kind) {
        int index = KINDS.indexOf(kind);
        return index < 0 ? KINDS.size() : index;
    }
}
