package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The alerts of a cluster. Each expression asks only for metrics that the cluster as rendered has: those of the exporter
 * (https://github.com/prometheus-community/postgres_exporter), what members tell about themselves (member-status.sh), and
 * those of Patroni (https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint) where they may be scraped.
 */
final class Alerts {

    private Alerts() {}

    static List<AlertView> of(ClusterModel model, MetricsModel metrics) {
        AlertScope scope = AlertScope.of(model);
        return Stream.of(
                        MemberAlerts.of(scope, model),
                        CapacityAlerts.of(scope),
                        model.backup().isPresent() && model.standby().isEmpty()
                                ? BackupAlerts.of(scope, model)
                                : List.<AlertView>of(),
                        model.tls().isPresent() ? CertificateAlerts.of(scope) : List.<AlertView>of(),
                        metrics.patroniIsScraped() ? PatroniAlerts.of(scope) : List.<AlertView>of())
                .flatMap(List::stream)
                .toList();
    }
}
