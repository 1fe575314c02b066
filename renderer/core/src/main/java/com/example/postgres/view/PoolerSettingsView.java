package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PoolerModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The settings of the connection pooler.
 *
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections
 * @param defaultPoolSize server connections per user and database
 * @param rules that decide which clients may log in; empty for all clients
 * @param params further settings, a mapping of texts
 */
public record PoolerSettingsView(
        String poolMode, int maxClientConn, int defaultPoolSize, Optional<PoolerRulesView> rules, JsonNode params) {

    public static Optional<PoolerSettingsView> of(ClusterModel model) {
        return model.access().pooler().map(pooler -> of(model, pooler));
    }

    private static PoolerSettingsView of(ClusterModel model, PoolerModel pooler) {
        return new PoolerSettingsView(
                pooler.poolMode(),
                pooler.maxClientConn(),
                pooler.defaultPoolSize(),
                PoolerRulesView.of(model),
                Json.of(pooler.params()));
    }
}
