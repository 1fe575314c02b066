package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect.
 *
 * @param enabled whether policies are rendered
 * @param allowedClients NetworkPolicy peers that reach PostgreSQL and the pooler; absent for anyone, empty for nobody
 * @param monitoring NetworkPolicy peers that reach the metrics; absent for any pod, empty for nobody
 * @param restrictEgress whether outgoing connections are limited too
 * @param extraEgress NetworkPolicy egress rules for further outgoing connections
 */
public record NetworkPolicySpec(
        @Nullable Boolean enabled,
        @Nullable List<JsonNode> allowedClients,
        @Nullable List<JsonNode> monitoring,
        @Nullable Boolean restrictEgress,
        List<JsonNode> extraEgress) {

    public NetworkPolicySpec {
        allowedClients = allowedClients == null ? null : List.copyOf(allowedClients);
        monitoring = monitoring == null ? null : List.copyOf(monitoring);
        extraEgress = List.copyOf(extraEgress);
    }

    static NetworkPolicySpec read(Fields fields) {
        return new NetworkPolicySpec(
                fields.bool("enabled"),
                fields.treesIfPresent("allowedClients"),
                fields.treesIfPresent("monitoring"),
                fields.bool("restrictEgress"),
                fields.trees("extraEgress"));
    }
}
