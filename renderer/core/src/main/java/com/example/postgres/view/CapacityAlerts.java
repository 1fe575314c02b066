package com.example.postgres.view;

import java.util.List;

/** Whether members have room. */
final class CapacityAlerts {

    private CapacityAlerts() {}

    static List<AlertView> of(AlertScope scope) {
        return List.of(
                scope.warning(
                        "PostgresDiskFilling",
                        room(scope) + " < 0.15",
                        "15m",
                        "the volume of a member of " + scope.cluster() + " is filling",
                        "Less than 15 % of the volume are left. Make it larger, or find what keeps the log: a lost"
                                + " replication slot, failing archiving."),
                scope.critical(
                        "PostgresDiskAlmostFull",
                        room(scope) + " < 0.05",
                        "1m",
                        "the volume of a member of " + scope.cluster() + " is almost full",
                        "Less than 5 % of the volume are left; PostgreSQL stops when none is. Make it larger now."),
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

    /** The share that is free. PostgreSQL tells, and tells no more when it has stopped for want of room: so the last word counts. */
    private static String room(AlertScope scope) {
        return lastHour(scope.metric("pgc_volume_available_bytes")) + " / "
                + lastHour(scope.metric("pgc_volume_size_bytes"));
    }

    private static String lastHour(String metric) {
        return "last_over_time(" + metric + "[1h])";
    }
}
