package com.example.postgres.model;

import com.example.postgres.spec.MetricsSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;

/** The metrics exporter. */
final class MetricsModelFactory {

    private MetricsModelFactory() {}

    static Optional<MetricsModel> create(PostgresClusterSpec spec, NetworkModel network, RenderTarget target) {
        MetricsSpec metrics = spec.metrics();
        if (metrics == null || !Boolean.TRUE.equals(metrics.enabled())) {
            return Optional.empty();
        }
        return Optional.of(new MetricsModel(
                target.image(ImageRole.EXPORTER, metrics.image()),
                SidecarResources.of(metrics.resources(), "10m"),
                Boolean.TRUE.equals(metrics.podMonitor()),
                Boolean.TRUE.equals(metrics.prometheusRule()),
                Boolean.TRUE.equals(metrics.grafanaDashboard()),
                network.monitoringReachesPatroni(),
                spec.backup() != null));
    }
}
