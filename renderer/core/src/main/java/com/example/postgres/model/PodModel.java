package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of the members.
 *
 * @param image of the postgres container
 * @param imagePullPolicy Always, IfNotPresent or Never
 * @param imagePullSecrets names of Secrets
 * @param user uid of every container
 * @param isUserChosen whether the uid is one of the spec, for which the image may have no name
 * @param group gid of every container and of the volumes
 * @param resources of the postgres container, as Kubernetes writes them; an empty object for none
 * @param resizable whether the server knows a resize policy; an older one would drop it, and show a difference for ever
 * @param metadata further labels and annotations
 * @param scheduling where the pods run
 * @param extra additions of the user
 */
public record PodModel(
        String image,
        String imagePullPolicy,
        List<String> imagePullSecrets,
        int user,
        boolean isUserChosen,
        int group,
        JsonNode resources,
        boolean resizable,
        Metadata metadata,
        Scheduling scheduling,
        Extra extra) {

    public PodModel {
        imagePullSecrets = List.copyOf(imagePullSecrets);
    }

    /**
     * Where pods run.
     *
     * @param nodeSelector node labels
     * @param affinity rules of the user
     * @param tolerations of taints
     * @param topologySpread constraints over nodes and zones
     * @param priorityClass name of the priority class
     */
    public record Scheduling(
            Map<String, String> nodeSelector,
            Optional<JsonNode> affinity,
            List<JsonNode> tolerations,
            List<JsonNode> topologySpread,
            Optional<String> priorityClass) {}

    /**
     * Additions to the pods, as Kubernetes writes them.
     *
     * @param env variables of the postgres container
     * @param envFrom sources of variables
     * @param volumes of the pod
     * @param volumeMounts of the postgres container
     * @param sidecars further containers
     * @param initContainers run before the members start
     */
    public record Extra(
            List<JsonNode> env,
            List<JsonNode> envFrom,
            List<JsonNode> volumes,
            List<JsonNode> volumeMounts,
            List<JsonNode> sidecars,
            List<JsonNode> initContainers) {}
}
