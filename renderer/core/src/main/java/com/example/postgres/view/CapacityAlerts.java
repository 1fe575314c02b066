package com.example.postgres.view;

import java.util.List;

/** Whether members have room. */
final class CapacityAlerts {

    private CapacityAlerts() {}

    static List<AlertView> of(AlertScope scope) {
        return List.of(
                scope.critical(
                        "PostgresDiskFilling",
                        scope.metric("pgc_volume_available_bytes") + " / " + scope.metric("pgc_volume_size_bytes")
                                + " < 0.15",
                        "15m",
                        "the volume of a member of " + scope.cluster() + " is filling",
                        "Less than 15 % of the volume are left. Make it larger, or find what keeps the log: a lost"
                                + " replication slot, failing archiving."),
                scope.warning(
                        "PostgresConnectionsExhausted",
                        "sum by (namespace, pod) ("
                                + scope.metric("pg_stat_activity_count", ",backend_type=\"client backend\"")
                                + ") > 0.9 * max by (namespace, pod) (" + scope.metric("pg_settings_max_connections")
                                + ")",
                        "5m",
                        "a member of " + scope.cluster() + " runs out of connections",
                        "More than 90 % of max_connections are in use."));
    }
}
