package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.ServiceModel;
import java.util.List;

/**
 * A Service of the members in one role.
 *
 * @param metadata of the object
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param sourceRanges CIDRs that may reach a LoadBalancer; empty for all
 * @param hasPooler whether the connection pooler has a port, too
 * @param role primary or replica
 */
public record ServiceView(
        MetadataView metadata, String type, List<String> sourceRanges, boolean hasPooler, String role) {

    /** The read-write Service, exposed as the spec says. */
    public static ServiceView ofPrimary(ClusterModel model) {
        ServiceModel service = model.service();
        return new ServiceView(
                MetadataView.of(
                        model,
                        model.names().primaryService(),
                        Component.POSTGRES,
                        model.inherited().withAnnotations(service.annotations())),
                service.type(),
                service.sourceRanges(),
                model.pooler().isPresent(),
                Labels.PRIMARY);
    }

    /** The read-only Service. */
    public static ServiceView ofReplicas(ClusterModel model) {
        return internal(model, model.names().replicaService(), Labels.REPLICA);
    }

    /** The Service with the name of the cluster; its endpoint is the leader. */
    public static ServiceView ofAlias(ClusterModel model) {
        return internal(model, model.names().cluster(), Labels.PRIMARY);
    }

    private static ServiceView internal(ClusterModel model, String name, String role) {
        return new ServiceView(
                MetadataView.of(model, name, Component.POSTGRES),
                "ClusterIP",
                List.of(),
                model.pooler().isPresent(),
                role);
    }
}
