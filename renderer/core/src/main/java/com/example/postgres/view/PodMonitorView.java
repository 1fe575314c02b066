package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.MetricsModel;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the Prometheus operator scrapes.
 *
 * @param metadata of the object
 * @param clusterLabel label of the pods that becomes one of the metrics
 * @param selector labels of the members
 * @param patroniIsScraped whether Patroni's metrics are, too
 * @param hasTls whether Patroni speaks HTTPS
 */
public record PodMonitorView(
        MetadataView metadata, String clusterLabel, JsonNode selector, boolean patroniIsScraped, boolean hasTls) {

    public static PodMonitorView of(ClusterModel model) {
        return new PodMonitorView(
                MetadataView.of(model, model.names().cluster(), Component.CONFIGURATION),
                Labels.CLUSTER,
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                model.metrics().filter(MetricsModel::patroniIsScraped).isPresent(),
                model.tls().isPresent());
    }
}
