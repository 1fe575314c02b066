package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Metadata;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The metadata of an object.
 *
 * @param name of the object
 * @param namespace of the object
 * @param labels a mapping
 * @param hasAnnotations whether there are any
 * @param annotations a mapping
 */
public record MetadataView(
        String name, String namespace, JsonNode labels, boolean hasAnnotations, JsonNode annotations) {

    static MetadataView of(ClusterModel model, String name, Labels.Component component) {
        return of(model, name, model.metadata(component));
    }

    static MetadataView of(ClusterModel model, String name, Metadata metadata) {
        return new MetadataView(
                name,
                model.namespace(),
                Json.of(metadata.labels()),
                !metadata.annotations().isEmpty(),
                Json.of(metadata.annotations()));
    }
}
