package com.example.postgres.model;

/**
 * Who may connect to members, and where members may connect to.
 *
 * @param enabled whether policies are rendered
 * @param clients who reaches PostgreSQL
 * @param operatorReachesPatroni whether the operator's pods may call Patroni's REST API
 * @param restrictEgress whether outgoing connections are limited
 */
public record NetworkModel(boolean enabled, Peers clients, boolean operatorReachesPatroni, boolean restrictEgress) {}
