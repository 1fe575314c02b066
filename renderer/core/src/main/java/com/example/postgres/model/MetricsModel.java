package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The metrics exporter beside each member, and what is made of its metrics.
 *
 * @param image of the container
 * @param resources of the container, as Kubernetes writes them
 * @param podMonitor whether a PodMonitor is rendered
 * @param prometheusRule whether alerts are rendered
 * @param dashboard whether a Grafana dashboard is rendered
 * @param patroniIsScraped whether a monitoring system reaches Patroni's own metrics, too
 * @param archives whether the cluster archives its log
 */
public record MetricsModel(
        String image,
        JsonNode resources,
        boolean podMonitor,
        boolean prometheusRule,
        boolean dashboard,
        boolean patroniIsScraped,
        boolean archives) {}
