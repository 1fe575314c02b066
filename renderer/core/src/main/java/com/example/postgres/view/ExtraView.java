package com.example.postgres.view;

import com.example.postgres.model.PodModel.Extra;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Additions of the user to the pods, as Kubernetes writes them.
 *
 * @param env variables of the postgres container
 * @param envFrom sources of variables
 * @param volumes of the pod
 * @param volumeMounts of the postgres container
 * @param sidecars further containers
 * @param initContainers run before the members start
 */
public record ExtraView(
        List<JsonNode> env,
        List<JsonNode> envFrom,
        List<JsonNode> volumes,
        List<JsonNode> volumeMounts,
        List<JsonNode> sidecars,
        List<JsonNode> initContainers) {

    static ExtraView of(Extra extra) {
        return new ExtraView(
                extra.env(),
                extra.envFrom(),
                extra.volumes(),
                extra.volumeMounts(),
                extra.sidecars(),
                extra.initContainers());
    }
}
