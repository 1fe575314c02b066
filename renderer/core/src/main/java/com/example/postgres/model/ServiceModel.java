package com.example.postgres.model;

import java.util.List;
import java.util.SortedMap;

/**
 * How the primary is exposed.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param sourceRanges CIDRs that may reach a LoadBalancer; empty for all
 * @param annotations of the Service
 */
public record ServiceModel(String type, List<String> sourceRanges, SortedMap<String, String> annotations) {

    public ServiceModel {
        sourceRanges = List.copyOf(sourceRanges);
    }
}
