package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The alerts of a cluster. Each expression asks only for metrics that the cluster as rendered has: those of the exporter
 * (https://github.com/prometheus-community/postgres_exporter), and what members tell about themselves (member-status.sh).
 */
final class Alerts {

    private Alerts() {}

    static List<AlertView> of(ClusterModel model) {
        AlertScope scope = AlertScope.of(model);
        return Stream.of(
                        MemberAlerts.of(scope, model),
                        CapacityAlerts.of(scope),
                        model.backup().isPresent() && model.standby().isEmpty()
                                ? BackupAlerts.of(scope, model)
                                : List.<AlertView>of(),
                        model.tls().isPresent() ? CertificateAlerts.of(scope) : List.<AlertView>of(),
                        PatroniAlerts.of(scope))
                .flatMap(List::stream)
                .toList();
    }
}
