package com.example.postgres.model;

import com.example.postgres.spec.MetricsSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metrics exporter beside each member, and the objects that use its metrics.
 *
 * @param image of the container
 * @param resources of the container, in the form of the Kubernetes API
 * @param podMonitor whether a PodMonitor is rendered
 * @param prometheusRule whether alerts are rendered
 * @param dashboard whether a Grafana dashboard is rendered
 * @param patroniIsScraped whether the monitoring system also reads Patroni's own metrics
 * @param monitorLabels labels of the objects that a Prometheus selects
 * @param scrapeInterval time between two scrapes; empty for that of the Prometheus
 * @param queriesConfigMap ConfigMap with further queries
 */
public record MetricsModel(
        String image,
        JsonNode resources,
        boolean podMonitor,
        boolean prometheusRule,
        boolean dashboard,
        boolean patroniIsScraped,
        SortedMap<String, String> monitorLabels,
        Optional<String> scrapeInterval,
        Optional<String> queriesConfigMap) {

    public static final int PORT = 9187;

    public MetricsModel {
        monitorLabels = Collections.unmodifiableSortedMap(new TreeMap<>(monitorLabels));
    }

    static Optional<MetricsModel> of(PostgresClusterSpec spec, NetworkModel network, RenderTarget target) {
        return spec.hasMetrics()
                ? Optional.ofNullable(spec.metrics()).map(metrics -> of(metrics, network, target))
                : Optional.empty();
    }

    private static MetricsModel of(MetricsSpec metrics, NetworkModel network, RenderTarget target) {
        return new MetricsModel(
                target.image(ImageRole.EXPORTER, metrics.image()),
                KubernetesTrees.sidecarResources(metrics.resources(), "10m"),
                Boolean.TRUE.equals(metrics.podMonitor()),
                Boolean.TRUE.equals(metrics.prometheusRule()),
                Boolean.TRUE.equals(metrics.grafanaDashboard()),
                network.monitoringReachesPatroni(),
                new TreeMap<>(metrics.monitorLabels()),
                Optional.ofNullable(metrics.scrapeInterval()),
                Optional.ofNullable(metrics.queriesConfigMap()));
    }
}
