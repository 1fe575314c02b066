package com.example.postgres.plan;

import com.example.postgres.object.ObjectSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One cluster on one side of a plan.
 *
 * @param objects of the cluster, as rendered or as read from a folder
 * @param spec of the PostgresCluster; empty if the objects were read
 */
public record ClusterState(ObjectSet objects, Optional<JsonNode> spec) {}
