package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;

/**
 * A NetworkPolicy. Policies add up: each template allows one concern.
 *
 * @param metadata of the object
 * @param peers NetworkPolicy peers that may connect; empty for any
 * @param hasPooler whether clients reach the connection pooler, too
 * @param monitoringReachesPatroni whether the monitoring system may call Patroni
 * @param operatorReachesPatroni whether the operator's pods may call Patroni
 * @param restrictEgress whether outgoing connections are limited
 * @param extraEgress egress rules of the user
 * @param outsidePorts ports outside of the cluster that members and drills connect to, beside 443
 */
public record NetworkPolicyView(
        MetadataView metadata,
        List<JsonNode> peers,
        boolean hasPooler,
        boolean monitoringReachesPatroni,
        boolean operatorReachesPatroni,
        boolean restrictEgress,
        List<JsonNode> extraEgress,
        List<JsonNode> outsidePorts) {

    /** Clients of the database. */
    public static NetworkPolicyView ofClients(ClusterModel model) {
        return of(
                model,
                "clients",
                Component.POSTGRES,
                model.access().network().clients().only());
    }

    /** The monitoring system. */
    public static NetworkPolicyView ofMonitoring(ClusterModel model) {
        return of(
                model,
                "monitoring",
                Component.POSTGRES,
                model.access().network().monitoring().only());
    }

    /** Members among themselves, and the operator. */
    public static NetworkPolicyView ofMembers(ClusterModel model) {
        return of(model, "members", Component.POSTGRES, List.of());
    }

    /** Outgoing connections of members. */
    public static NetworkPolicyView ofEgress(ClusterModel model) {
        return of(model, "egress", Component.POSTGRES, List.of());
    }

    /** The pods of Jobs. */
    public static NetworkPolicyView ofJobs(ClusterModel model) {
        return of(model, "jobs", Component.CONFIGURATION, List.of());
    }

    private static NetworkPolicyView of(ClusterModel model, String concern, Component component, List<JsonNode> peers) {
        return new NetworkPolicyView(
                MetadataView.of(model, model.names().networkPolicy(concern), component),
                peers,
                model.access().pooler().isPresent(),
                model.access().network().monitoringReachesPatroni(),
                model.access().network().operatorReachesPatroni(),
                model.access().network().restrictEgress(),
                model.access().network().extraEgress(),
                model.access().network().egressPorts().stream()
                        .<JsonNode>map(IntNode::valueOf)
                        .toList());
    }
}
