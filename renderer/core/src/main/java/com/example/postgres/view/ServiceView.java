package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.model.ServiceModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;

/**
 * A Service in front of members.
 *
 * @param metadata of the object
 * @param type of the Service
 * @param hasSourceRanges whether only some addresses may reach a load balancer
 * @param sourceRanges those addresses, as CIDRs
 * @param hasPooler whether the connection pooler has a port, too
 * @param selector labels of the pods
 */
public record ServiceView(
        MetadataView metadata,
        String type,
        boolean hasSourceRanges,
        List<String> sourceRanges,
        boolean hasPooler,
        JsonNode selector) {

    private static final String CLUSTER_IP = "ClusterIP";

    /** The read-write Service, exposed as the spec says. */
    public static ServiceView ofPrimary(ClusterModel model) {
        ServiceModel service = model.service();
        Metadata metadata = model.metadata(Component.POSTGRES).withAnnotations(service.annotations());
        return new ServiceView(
                MetadataView.of(model, model.names().primaryService(), metadata),
                service.type(),
                !service.sourceRanges().isEmpty(),
                service.sourceRanges(),
                model.pooler().isPresent(),
                Json.of(Labels.membersIn(Labels.PRIMARY, model.names().cluster())));
    }

    /** The read-only Service. */
    public static ServiceView ofReplicas(ClusterModel model) {
        return internal(
                model,
                model.names().replicaService(),
                Labels.membersIn(Labels.REPLICA, model.names().cluster()));
    }

    /** The Service with the name of the cluster; its endpoint is the leader. */
    public static ServiceView ofAlias(ClusterModel model) {
        return internal(
                model,
                model.names().cluster(),
                Labels.membersIn(Labels.PRIMARY, model.names().cluster()));
    }

    /** The Service that gives each member a DNS name. */
    public static ServiceView ofMembers(ClusterModel model) {
        return internal(
                model, model.names().headlessService(), Labels.of(model.names().cluster(), Component.POSTGRES));
    }

    private static ServiceView internal(ClusterModel model, String name, SortedMap<String, String> selector) {
        return new ServiceView(
                MetadataView.of(model, name, Component.POSTGRES),
                CLUSTER_IP,
                false,
                List.of(),
                model.pooler().isPresent(),
                Json.of(selector));
    }
}
