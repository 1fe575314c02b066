package com.example.postgres.view;

import java.util.List;

/** What members ask Patroni of itself. */
final class PatroniAlerts {

    private PatroniAlerts() {}

    static List<AlertView> of(AlertScope scope) {
        return List.of(
                scope.warning(
                        "PostgresRestartPending",
                        scope.metric("pgc_patroni_restart_pending") + " == 1",
                        "1h",
                        "a member of " + scope.cluster() + " waits for a restart",
                        "A changed parameter takes effect only when PostgreSQL restarts: patronictl restart."),
                scope.warning(
                        "PostgresPatroniPaused",
                        scope.metric("pgc_patroni_paused") + " == 1",
                        "1h",
                        scope.cluster() + " is paused",
                        "There is no automatic failover while Patroni is paused: patronictl resume."));
    }
}
