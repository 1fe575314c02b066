package com.example.postgres.view;

import com.example.postgres.model.PoolerModel;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The settings of the connection pooler.
 *
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections
 * @param defaultPoolSize server connections per user and database
 * @param hasRules whether pg_hba.conf decides which clients may log in
 * @param params further settings, a mapping of texts
 */
public record PoolerSettingsView(
        String poolMode, int maxClientConn, int defaultPoolSize, boolean hasRules, JsonNode params) {

    public static PoolerSettingsView of(PoolerModel pooler) {
        return new PoolerSettingsView(
                pooler.poolMode(),
                pooler.maxClientConn(),
                pooler.defaultPoolSize(),
                pooler.pgHba().isPresent(),
                Json.of(pooler.params()));
    }
}
