package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Who may connect to members, and where members may connect to.
 *
 * @param enabled whether policies are rendered
 * @param allowedClients peers that reach PostgreSQL; empty for anyone
 * @param operatorReachesPatroni whether the operator's pods may call Patroni's REST API
 * @param restrictEgress whether outgoing connections are limited
 */
public record NetworkModel(
        boolean enabled, List<JsonNode> allowedClients, boolean operatorReachesPatroni, boolean restrictEgress) {

    public NetworkModel {
        allowedClients = List.copyOf(allowedClients);
    }
}
