package com.example.postgres.view;

import com.example.postgres.model.PoolerModel;
import com.example.postgres.model.Roles;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The settings of the connection pooler.
 *
 * @param role with which it looks passwords up
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections
 * @param defaultPoolSize server connections per user and database
 * @param params further settings, a mapping of texts
 */
public record PoolerSettingsView(
        String role, String poolMode, int maxClientConn, int defaultPoolSize, JsonNode params) {

    public static PoolerSettingsView of(PoolerModel pooler) {
        return new PoolerSettingsView(
                Roles.POOLER,
                pooler.poolMode(),
                pooler.maxClientConn(),
                pooler.defaultPoolSize(),
                Json.of(pooler.params()));
    }
}
