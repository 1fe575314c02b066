package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.MetricsModel;

/**
 * What the Prometheus operator scrapes.
 *
 * @param metadata of the object
 * @param patroniIsScraped whether Patroni's metrics are, too
 * @param hasTls whether Patroni speaks HTTPS
 */
public record PodMonitorView(MetadataView metadata, boolean patroniIsScraped, boolean hasTls) {

    public static PodMonitorView of(ClusterModel model) {
        return new PodMonitorView(
                MetadataView.of(model, model.names().cluster(), Component.CONFIGURATION),
                model.metrics().filter(MetricsModel::patroniIsScraped).isPresent(),
                model.tls().isPresent());
    }
}
