package com.example.postgres.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect.
 *
 * @param enabled whether policies are rendered
 * @param allowedClients NetworkPolicy peers that reach PostgreSQL and the pooler
 * @param monitoring NetworkPolicy peers that reach the metrics
 * @param restrictEgress whether outgoing connections are limited too
 */
public record NetworkPolicySpec(
        @Nullable Boolean enabled,
        List<JsonNode> allowedClients,
        List<JsonNode> monitoring,
        @Nullable Boolean restrictEgress) {

    public NetworkPolicySpec {
        allowedClients = List.copyOf(allowedClients);
        monitoring = List.copyOf(monitoring);
    }

    static NetworkPolicySpec read(Fields fields) {
        return new NetworkPolicySpec(
                fields.bool("enabled"),
                fields.trees("allowedClients"),
                fields.trees("monitoring"),
                fields.bool("restrictEgress"));
    }
}
