package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The connection pooler beside each member.
 *
 * @param image of the container
 * @param resources of the container, as Kubernetes writes them
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections of one pooler
 * @param defaultPoolSize server connections per user and database
 * @param params further settings of pgbouncer.ini by name, ours and the user's
 */
public record PoolerModel(
        String image,
        JsonNode resources,
        String poolMode,
        int maxClientConn,
        int defaultPoolSize,
        SortedMap<String, String> params) {

    public PoolerModel {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }
}
