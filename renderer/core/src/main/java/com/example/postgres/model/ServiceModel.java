package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.spec.SpecDefaults;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the members in one role are exposed.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param sourceRanges CIDRs that may connect to a LoadBalancer; empty for all
 * @param annotations of the Service
 * @param loadBalancerClass the load balancer implementation; empty for that of the cloud
 * @param externalTrafficPolicy Cluster or Local; empty for the default of Kubernetes
 * @param nodePort port of each node that leads to PostgreSQL; empty for a free one
 */
public record ServiceModel(
        String type,
        List<String> sourceRanges,
        SortedMap<String, String> annotations,
        Optional<String> loadBalancerClass,
        Optional<String> externalTrafficPolicy,
        Optional<Integer> nodePort) {

    private static final ServiceSpec EMPTY = new ServiceSpec(null, List.of(), Map.of(), null, null, null);

    /** Only for clients in the Kubernetes cluster. */
    public static final ServiceModel INTERNAL = of(null);

    public ServiceModel {
        sourceRanges = List.copyOf(sourceRanges);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    static ServiceModel of(@Nullable ServiceSpec given) {
        ServiceSpec spec = requireNonNullElse(given, EMPTY);
        return new ServiceModel(
                requireNonNullElse(spec.type(), SpecDefaults.SERVICE_TYPE),
                spec.loadBalancerSourceRanges(),
                new TreeMap<>(spec.annotations()),
                Optional.ofNullable(spec.loadBalancerClass()),
                Optional.ofNullable(spec.externalTrafficPolicy()),
                Optional.ofNullable(spec.nodePort()));
    }
}
