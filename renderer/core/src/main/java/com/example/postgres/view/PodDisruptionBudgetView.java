package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The PodDisruptionBudget of the members.
 *
 * @param metadata of the object
 * @param selector labels of the pods
 */
public record PodDisruptionBudgetView(MetadataView metadata, JsonNode selector) {

    public static PodDisruptionBudgetView of(ClusterModel model) {
        return new PodDisruptionBudgetView(
                MetadataView.of(model, model.names().cluster(), Component.POSTGRES),
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)));
    }
}
