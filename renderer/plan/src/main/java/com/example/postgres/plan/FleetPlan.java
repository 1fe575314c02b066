package com.example.postgres.plan;

import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plans of all clusters of two sides.
 *
 * @param clusters in the order of namespace and name
 */
public record FleetPlan(List<ClusterPlan> clusters) {

    public FleetPlan {
        clusters = List.copyOf(clusters);
    }

    /** The greatest impact. */
    public Impact impact(Consumer consumer) {
        return clusters.stream()
                .map(cluster -> cluster.course(consumer).impact())
                .reduce(Impact.NONE, Impact::and);
    }

    /** The number of clusters by impact, the least first. */
    public Map<Impact, Long> counts(Consumer consumer) {
        Map<Impact, Long> counts = new TreeMap<>();
        clusters.forEach(cluster -> counts.merge(cluster.course(consumer).impact(), 1L, Long::sum));
        return counts;
    }
}
