package com.example.postgres.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the members in one role are exposed.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param loadBalancerSourceRanges CIDRs that may connect
 * @param annotations of the Service
 * @param loadBalancerClass the load balancer implementation
 * @param externalTrafficPolicy Cluster or Local
 * @param nodePort port of each node that leads to PostgreSQL
 */
public record ServiceSpec(
        @Nullable String type,
        List<String> loadBalancerSourceRanges,
        Map<String, String> annotations,
        @Nullable String loadBalancerClass,
        @Nullable String externalTrafficPolicy,
        @Nullable Integer nodePort) {

    public ServiceSpec {
        loadBalancerSourceRanges = List.copyOf(loadBalancerSourceRanges);
        annotations = Fields.copyInOrder(annotations);
    }

    static ServiceSpec read(Fields fields) {
        return new ServiceSpec(
                fields.text("type"),
                fields.texts("loadBalancerSourceRanges"),
                fields.textMap("annotations"),
                fields.text("loadBalancerClass"),
                fields.text("externalTrafficPolicy"),
                fields.integer("nodePort"));
    }
}
