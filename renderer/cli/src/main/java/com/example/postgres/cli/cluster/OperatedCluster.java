package com.example.postgres.cli.cluster;

import com.example.postgres.cli.terminal.CommandException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A PostgresCluster that the operator manages. */
public final class OperatedCluster {

    private static final String LABEL = "postgres.example.com/cluster";

    private final ApiServer server;
    private final String namespace;
    private final String name;

    /** @param namespace of the object; by default that of the context */
    public OperatedCluster(ApiServer server, Optional<String> namespace, String name) {
        this.server = server;
        this.namespace = namespace.orElse(server.namespace());
        this.name = name;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    /**
     * The object now.
     *
     * @throws CommandException if there is none; it says how to manage a cluster without the operator
     */
    public JsonNode read() {
        return server.get(ResourceType.CLUSTERS, namespace, name).orElseThrow(this::missing);
    }

    private CommandException missing() {
        String what = "there is no PostgresCluster " + name + " in the namespace " + namespace;
        List<JsonNode> pods = server.list(
                ResourceType.PODS, namespace, LABEL + "=" + name + ",postgres.example.com/component=postgres");
        if (!pods.isEmpty()) {
            String pod = pods.get(0).path("metadata").path("name").asText();
            return CommandException.cluster(
                    what + ", but it has members: without the operator this command can do nothing",
                    "use patronictl in a member: kubectl -n " + namespace + " exec " + pod + " -- patronictl list");
        }
        List<String> others = server.list(ResourceType.CLUSTERS, namespace, "").stream()
                .map(other -> other.path("metadata").path("name").asText())
                .toList();
        return CommandException.cluster(
                what,
                others.isEmpty()
                        ? "choose a namespace with -n; kubectl get pgc -A lists all"
                        : "it has " + String.join(", ", others));
    }

    /** Sets an annotation. */
    public void annotate(String key, String value) {
        server.annotate(ResourceType.CLUSTERS, namespace, name, key, value);
    }
}
