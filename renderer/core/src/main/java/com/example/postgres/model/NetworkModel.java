package com.example.postgres.model;

/**
 * Who may connect to members, and where members may connect to.
 *
 * @param enabled whether policies are rendered
 * @param clients who reaches PostgreSQL
 * @param monitoring who reaches the metrics
 * @param operatorReachesPatroni whether the operator's pods may call Patroni's REST API
 * @param restrictEgress whether outgoing connections are limited
 */
public record NetworkModel(
        boolean enabled, Peers clients, Peers monitoring, boolean operatorReachesPatroni, boolean restrictEgress) {

    /**
     * Whether a monitoring system may call Patroni, whose metrics have no port of their own: only where the spec names it,
     * for the port also takes commands.
     */
    public boolean monitoringReachesPatroni() {
        return !enabled || !monitoring.only().isEmpty();
    }
}
