package com.example.postgres.operator.watch;

import com.example.postgres.operator.kubernetes.ObjectRef;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * A kind of object that is watched.
 *
 * @param apiVersion that the templates print
 * @param kind of the objects
 */
public record WatchedKind(String apiVersion, String kind) {

    static final WatchedKind CLUSTER = new WatchedKind("postgres.example.com/v1alpha1", "PostgresCluster");
    static final WatchedKind POD = new WatchedKind("v1", "Pod");
    static final WatchedKind NODE = new WatchedKind("v1", "Node");
    static final WatchedKind CLAIM = new WatchedKind("v1", "PersistentVolumeClaim");

    /** Kinds that every API server has. */
    static final List<WatchedKind> BUILT_IN = List.of(
            new WatchedKind("v1", "ConfigMap"),
            new WatchedKind("v1", "Service"),
            new WatchedKind("v1", "ServiceAccount"),
            new WatchedKind("apps/v1", "StatefulSet"),
            new WatchedKind("batch/v1", "CronJob"),
            new WatchedKind("batch/v1", "Job"),
            new WatchedKind("networking.k8s.io/v1", "NetworkPolicy"),
            new WatchedKind("policy/v1", "PodDisruptionBudget"),
            new WatchedKind("rbac.authorization.k8s.io/v1", "Role"),
            new WatchedKind("rbac.authorization.k8s.io/v1", "RoleBinding"));

    /** Kinds of other projects, which are watched where the API server has them. */
    public static final List<WatchedKind> OPTIONAL = List.of(
            new WatchedKind("cert-manager.io/v1", "Certificate"),
            new WatchedKind("monitoring.coreos.com/v1", "PodMonitor"),
            new WatchedKind("monitoring.coreos.com/v1", "PrometheusRule"));

    ResourceDefinitionContext context() {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(kind)
                .withPlural(ObjectRef.plural(kind))
                .withNamespaced(!equals(NODE))
                .build();
    }
}
