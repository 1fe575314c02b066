package com.example.postgres.spec;

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
 */
public record MetricsSpec(
        @Nullable Boolean enabled,
        @Nullable String image,
        @Nullable ResourcesSpec resources,
        @Nullable Boolean podMonitor,
        @Nullable Boolean prometheusRule,
        @Nullable Boolean grafanaDashboard) {

    static MetricsSpec read(Fields fields) {
        return new MetricsSpec(
                fields.bool("enabled"),
                fields.text("image"),
                fields.object("resources", ResourcesSpec::read),
                fields.bool("podMonitor"),
                fields.bool("prometheusRule"),
                fields.bool("grafanaDashboard"));
    }
}
