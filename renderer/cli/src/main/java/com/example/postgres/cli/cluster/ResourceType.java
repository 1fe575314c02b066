package com.example.postgres.cli.cluster;

import com.example.postgres.object.ObjectId;
import java.util.List;

/**
 * A type of objects that the API server serves in namespaces or for the whole cluster.
 *
 * @param apiVersion group and version
 * @param kind of the objects
 * @param resource name in paths and permissions
 */
record ResourceType(String apiVersion, String kind, String resource) {

    static final ResourceType CLUSTERS =
            new ResourceType("postgres.example.com/v1alpha1", "PostgresCluster", "postgresclusters");
    static final ResourceType PODS = new ResourceType("v1", "Pod", "pods");
    static final ResourceType NODES = new ResourceType("v1", "Node", "nodes");
    static final ResourceType STORAGE_CLASSES = new ResourceType("storage.k8s.io/v1", "StorageClass", "storageclasses");

    /** What the templates print. */
    static final List<ResourceType> RENDERED = List.of(
            new ResourceType("v1", "ConfigMap", "configmaps"),
            new ResourceType("v1", "Service", "services"),
            new ResourceType("v1", "ServiceAccount", "serviceaccounts"),
            new ResourceType("apps/v1", "StatefulSet", "statefulsets"),
            new ResourceType("batch/v1", "CronJob", "cronjobs"),
            new ResourceType("batch/v1", "Job", "jobs"),
            new ResourceType("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
            new ResourceType("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
            new ResourceType("rbac.authorization.k8s.io/v1", "Role", "roles"),
            new ResourceType("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
            new ResourceType("cert-manager.io/v1", "Certificate", "certificates"),
            new ResourceType("external-secrets.io/v1", "ExternalSecret", "externalsecrets"),
            new ResourceType("generators.external-secrets.io/v1alpha1", "Password", "passwords"),
            new ResourceType("monitoring.coreos.com/v1", "PodMonitor", "podmonitors"),
            new ResourceType("monitoring.coreos.com/v1", "PrometheusRule", "prometheusrules"));

    /** Whether every Kubernetes serves it. */
    boolean isBuiltIn() {
        return new ObjectId(ObjectId.group(apiVersion), kind, "", "").isBuiltIn();
    }

    /** The path of the objects; those of all namespaces if the namespace is empty. */
    String path(String namespace) {
        return groupPath(apiVersion) + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + resource;
    }

    /** The path of everything in the group and version. */
    static String groupPath(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    /** {@code statefulsets.apps in the namespace shop}, as in messages of the API server. */
    String describe(String namespace) {
        String group = ObjectId.group(apiVersion);
        return resource
                + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in the namespace " + namespace);
    }
}
