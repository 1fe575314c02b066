package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.ServiceModel;
import java.util.List;
import java.util.Optional;

/**
 * A Service of the members in one role.
 *
 * @param metadata of the object
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param sourceRanges CIDRs that may reach a LoadBalancer; empty for all
 * @param loadBalancerClass the load balancer implementation
 * @param externalTrafficPolicy Cluster or Local
 * @param nodePort port of each node that leads to PostgreSQL
 * @param hasPooler whether the connection pooler has a port, too
 * @param role primary or replica
 */
public record ServiceView(
        MetadataView metadata,
        String type,
        List<String> sourceRanges,
        Optional<String> loadBalancerClass,
        Optional<String> externalTrafficPolicy,
        Optional<Integer> nodePort,
        boolean hasPooler,
        String role) {

    /** The read-write Service, exposed as the spec says. */
    public static ServiceView ofPrimary(ClusterModel model) {
        return of(model, model.names().primaryService(), model.access().service(), Labels.PRIMARY);
    }

    /** The read-only Service, exposed as the spec says. */
    public static ServiceView ofReplicas(ClusterModel model) {
        return of(model, model.names().replicaService(), model.access().replicaService(), Labels.REPLICA);
    }

    /** The Service with the name of the cluster; its endpoint is the leader. Only for clients in the Kubernetes cluster. */
    public static ServiceView ofAlias(ClusterModel model) {
        return of(model, model.names().cluster(), ServiceModel.INTERNAL, Labels.PRIMARY);
    }

    private static ServiceView of(ClusterModel model, String name, ServiceModel service, String role) {
        return new ServiceView(
                MetadataView.of(
                        model, name, Component.POSTGRES, model.inherited().withAnnotations(service.annotations())),
                service.type(),
                service.sourceRanges(),
                service.loadBalancerClass(),
                service.externalTrafficPolicy(),
                service.nodePort(),
                model.access().pooler().isPresent(),
                role);
    }
}
