package com.example.postgres.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics exporter.
 *
 * @param enabled whether it runs
 * @param image image of the container
 * @param resources of the container
 * @param podMonitor whether a PodMonitor is rendered
 * @param prometheusRule whether alerts are rendered
 * @param grafanaDashboard whether a dashboard is rendered
 * @param monitorLabels labels of the objects that a Prometheus selects
 * @param scrapeInterval time between two scrapes, as a duration
 * @param queriesConfigMap ConfigMap with further queries
 */
public record MetricsSpec(
        @Nullable Boolean enabled,
        @Nullable String image,
        @Nullable ResourcesSpec resources,
        @Nullable Boolean podMonitor,
        @Nullable Boolean prometheusRule,
        @Nullable Boolean grafanaDashboard,
        Map<String, String> monitorLabels,
        @Nullable String scrapeInterval,
        @Nullable String queriesConfigMap) {

    public MetricsSpec {
        monitorLabels = Fields.copyInOrder(monitorLabels);
    }

    static MetricsSpec read(Fields fields) {
        return new MetricsSpec(
                fields.bool("enabled"),
                fields.text("image"),
                fields.object("resources", ResourcesSpec::read),
                fields.bool("podMonitor"),
                fields.bool("prometheusRule"),
                fields.bool("grafanaDashboard"),
                fields.textMap("monitorLabels"),
                fields.text("scrapeInterval"),
                fields.text("queriesConfigMap"));
    }
}
