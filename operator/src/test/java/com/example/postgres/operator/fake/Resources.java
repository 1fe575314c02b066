package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kinds that are served: those with which the operator and its tests work, and what definitions add. */
final class Resources {

    static final String DEFINITION = "CustomResourceDefinition";

    private final List<Resource> known = new CopyOnWriteArrayList<>(List.of(
            Resource.ofAll("v1", "Namespace"),
            Resource.ofAll("v1", "Node"),
            Resource.ofAll("apiextensions.k8s.io/v1", DEFINITION),
            Resource.builtIn("v1", "ConfigMap", false),
            Resource.builtIn("v1", "Event", false),
            Resource.builtIn("v1", "PersistentVolumeClaim", false),
            Resource.builtIn("v1", "Pod", true),
            Resource.builtIn("v1", "Secret", false),
            Resource.builtIn("v1", "Service", false),
            Resource.builtIn("v1", "ServiceAccount", false),
            Resource.builtIn("apps/v1", "ControllerRevision", false),
            Resource.builtIn("apps/v1", "StatefulSet", true),
            Resource.builtIn("batch/v1", "CronJob", true),
            Resource.builtIn("batch/v1", "Job", true),
            Resource.builtIn("coordination.k8s.io/v1", "Lease", false),
            Resource.builtIn("networking.k8s.io/v1", "NetworkPolicy", true),
            Resource.builtIn("policy/v1", "PodDisruptionBudget", true),
            Resource.builtIn("rbac.authorization.k8s.io/v1", "Role", false),
            Resource.builtIn("rbac.authorization.k8s.io/v1", "RoleBinding", false),
            new Resource("storage.k8s.io/v1", "StorageClass", "storageclasses", false, false, false)));

    Optional<Resource> find(String apiVersion, String plural) {
        return known.stream()
                .filter(resource -> resource.apiVersion().equals(apiVersion)
                        && resource.plural().equals(plural))
                .findFirst();
    }

    void define(JsonNode definition) {
        known.add(Resource.custom(definition));
    }

    /** The discovery document of a group and version; empty if nothing of it is served. */
    Optional<JsonNode> discovery(String apiVersion) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", apiVersion);
        known.stream()
                .filter(resource -> resource.apiVersion().equals(apiVersion))
                .forEach(resource -> describe(list, resource));
        return list.path("resources").isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static void describe(ObjectNode list, Resource resource) {
        add(list, resource, "");
        if (resource.hasGeneration()) {
            add(list, resource, "/status");
        }
        if (resource.kind().equals("Pod")) {
            add(list, resource, "/resize");
        }
    }

    private static void add(ObjectNode list, Resource resource, String subresource) {
        list.withArray("/resources")
                .addObject()
                .put("name", resource.plural() + subresource)
                .put("kind", resource.kind())
                .put("namespaced", resource.isNamespaced());
    }
}
