package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.spec.SpecDefaults;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the primary is exposed.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param sourceRanges CIDRs that may connect to a LoadBalancer; empty for all
 * @param annotations of the Service
 */
public record ServiceModel(String type, List<String> sourceRanges, SortedMap<String, String> annotations) {

    private static final ServiceSpec EMPTY = new ServiceSpec(null, List.of(), Map.of());

    public ServiceModel {
        sourceRanges = List.copyOf(sourceRanges);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    static ServiceModel of(@Nullable ServiceSpec given) {
        ServiceSpec spec = requireNonNullElse(given, EMPTY);
        return new ServiceModel(
                requireNonNullElse(spec.type(), SpecDefaults.SERVICE_TYPE),
                spec.loadBalancerSourceRanges(),
                new TreeMap<>(spec.annotations()));
    }
}
