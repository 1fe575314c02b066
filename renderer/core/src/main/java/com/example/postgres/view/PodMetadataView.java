package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Metadata;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Labels and annotations of the pod of a Job: ours, and those that the user gives to pods.
 *
 * @param labels a mapping
 * @param hasAnnotations whether the user has any
 * @param annotations a mapping
 */
public record PodMetadataView(JsonNode labels, boolean hasAnnotations, JsonNode annotations) {

    static PodMetadataView of(ClusterModel model, Labels.Component component) {
        Metadata metadata =
                model.pod().metadata().withLabels(Labels.of(model.names().cluster(), component));
        return new PodMetadataView(
                Json.of(metadata.labels()), !metadata.annotations().isEmpty(), Json.of(metadata.annotations()));
    }
}
