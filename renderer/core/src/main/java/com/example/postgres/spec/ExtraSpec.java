package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Additions to the pods; the values are those of a Kubernetes pod.
 *
 * @param env environment variables of the postgres container
 * @param envFrom sources of environment variables
 * @param volumes volumes
 * @param volumeMounts mounts of the postgres container
 * @param sidecars containers
 * @param initContainers init containers
 */
public record ExtraSpec(
        List<JsonNode> env,
        List<JsonNode> envFrom,
        List<JsonNode> volumes,
        List<JsonNode> volumeMounts,
        List<JsonNode> sidecars,
        List<JsonNode> initContainers) {

    public ExtraSpec {
        env = List.copyOf(env);
        envFrom = List.copyOf(envFrom);
        volumes = List.copyOf(volumes);
        volumeMounts = List.copyOf(volumeMounts);
        sidecars = List.copyOf(sidecars);
        initContainers = List.copyOf(initContainers);
    }

    static ExtraSpec read(Fields fields) {
        return new ExtraSpec(
                fields.trees("env"),
                fields.trees("envFrom"),
                fields.trees("volumes"),
                fields.trees("volumeMounts"),
                fields.trees("sidecars"),
                fields.trees("initContainers"));
    }
}
