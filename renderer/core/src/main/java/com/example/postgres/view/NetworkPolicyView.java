package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A NetworkPolicy of the members. Policies add up: each template allows one concern.
 *
 * @param metadata of the object
 * @param selector labels of the members
 * @param hasPeers whether only some peers are allowed; otherwise anyone is
 * @param peers NetworkPolicy peers
 * @param hasPooler whether clients reach the connection pooler, too
 * @param monitoringReachesPatroni whether the monitoring system may call Patroni
 * @param outsidePorts ports outside of the cluster that members connect to, beside 443
 * @param operatorReachesPatroni whether the operator's pods may call Patroni
 */
public record NetworkPolicyView(
        MetadataView metadata,
        JsonNode selector,
        boolean hasPeers,
        List<JsonNode> peers,
        boolean hasPooler,
        boolean monitoringReachesPatroni,
        List<JsonNode> outsidePorts,
        boolean operatorReachesPatroni) {

    /** Clients of the database. */
    public static NetworkPolicyView ofClients(ClusterModel model) {
        return of(model, "clients", model.network().clients().only());
    }

    /** The monitoring system. */
    public static NetworkPolicyView ofMonitoring(ClusterModel model) {
        return of(model, "monitoring", model.network().monitoring().only());
    }

    /** Members among themselves, and the operator. */
    public static NetworkPolicyView ofMembers(ClusterModel model) {
        return of(model, "members", List.of());
    }

    /** Outgoing connections of members. */
    public static NetworkPolicyView ofEgress(ClusterModel model) {
        return of(model, "egress", List.of());
    }

    private static NetworkPolicyView of(ClusterModel model, String concern, List<JsonNode> peers) {
        return new NetworkPolicyView(
                MetadataView.of(model, model.names().networkPolicy(concern), Component.POSTGRES),
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                !peers.isEmpty(),
                peers,
                model.pooler().isPresent(),
                model.network().monitoringReachesPatroni(),
                OutsidePorts.of(model),
                model.network().operatorReachesPatroni());
    }
}
