package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import java.util.Optional;

/**
 * What the Prometheus operator scrapes.
 *
 * @param metadata of the object
 * @param interval between two scrapes
 * @param patroniIsScraped whether Patroni's metrics are, too
 * @param hasTls whether Patroni speaks HTTPS
 */
public record PodMonitorView(
        MetadataView metadata, Optional<String> interval, boolean patroniIsScraped, boolean hasTls) {

    public static PodMonitorView of(ClusterModel model) {
        MetricsModel metrics = model.metrics().orElseThrow();
        return new PodMonitorView(
                MetadataView.ofMonitoring(model, metrics),
                metrics.scrapeInterval(),
                metrics.patroniIsScraped(),
                model.access().tls().isPresent());
    }
}
