package com.example.postgres.object;

import com.example.postgres.model.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods that an object creates, or a Pod itself.
 *
 * @param owner the object
 * @param metadata of the pods
 * @param spec of the pods
 */
public record PodTemplate(KubernetesObject owner, Value metadata, Value spec) {

    /** Every list of containers; only a running Pod has ephemeral ones. */
    private static final List<String> CONTAINER_LISTS = List.of("initContainers", "containers", "ephemeralContainers");

    /** The most members of a PostgresCluster. A file may ask for more, and the proofs look at each one. */
    private static final int MAX_REPLICAS = 100;

    /** The template in the object; empty for kinds that create no pods. */
    public static Optional<PodTemplate> of(KubernetesObject object) {
        return switch (object.id().kind()) {
            case "Pod" -> Optional.of(of(object, object.root()));
            case "StatefulSet", "Deployment", "DaemonSet", "ReplicaSet", "ReplicationController", "Job" ->
                Optional.of(of(object, object.get("spec", "template")));
            case "PodTemplate" -> Optional.of(of(object, object.get("template")));
            case "CronJob" -> Optional.of(of(object, object.get("spec", "jobTemplate", "spec", "template")));
            default -> Optional.empty();
        };
    }

    private static PodTemplate of(KubernetesObject owner, Value template) {
        return new PodTemplate(owner, template.get("metadata"), template.get("spec"));
    }

    /** Containers of every sort. */
    public List<Value> containers() {
        List<Value> containers = new ArrayList<>();
        CONTAINER_LISTS.forEach(list -> containers.addAll(spec.get(list).items()));
        return containers;
    }

    /** The labels of the pods at creation. */
    public Map<String, String> labels() {
        return metadata.get("labels").textFields();
    }

    /** The PostgresCluster that the pods belong to; empty for other pods. */
    public String cluster() {
        return labels().getOrDefault(Labels.CLUSTER, "");
    }

    /** What the pods of a PostgresCluster are for; empty for other pods. */
    public String component() {
        return cluster().isEmpty() ? "" : labels().getOrDefault(Labels.COMPONENT, "");
    }

    /** Whether the pods are members of a PostgresCluster. */
    public boolean isMember() {
        return component().equals(Labels.Component.POSTGRES.value());
    }

    /** Whether the pods belong to a PostgresCluster; others are of the user's own applications. */
    public boolean isOfCluster() {
        return !cluster().isEmpty() || !owner.cluster().isEmpty();
    }

    /** The namespace of the pods. */
    public String namespace() {
        return owner.id().namespace();
    }

    /** The name of the ServiceAccount. */
    public String serviceAccount() {
        return spec.get("serviceAccountName").text("default");
    }

    /** The number of pods at one time, at most {@value #MAX_REPLICAS}. */
    public int replicas() {
        return owner.isA("StatefulSet") || owner.isA("Deployment") || owner.isA("ReplicaSet")
                ? Math.min(
                        MAX_REPLICAS,
                        Math.max(0, owner.get("spec", "replicas").number().orElse(1)))
                : 1;
    }

    /** The ports of all containers by name. */
    public Map<String, Integer> namedPorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Value container : containers()) {
            for (Value port : container.get("ports").items()) {
                port.get("containerPort")
                        .number()
                        .ifPresent(number -> ports.put(port.get("name").text(String.valueOf(number)), number));
            }
        }
        return ports;
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
