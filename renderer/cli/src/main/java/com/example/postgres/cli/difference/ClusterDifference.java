package com.example.postgres.cli.difference;

import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.render.ClusterId;

/**
 * What differs in one cluster.
 *
 * @param cluster namespace and name; the name is empty for objects without a cluster
 * @param difference of its objects
 */
public record ClusterDifference(ClusterId cluster, SetDifference difference) {

    /** {@code shop/orders}, or {@code shop: objects without a cluster}. */
    public static String label(ClusterId cluster) {
        if (!cluster.name().isEmpty()) {
            return ValueText.name(cluster);
        }
        return (cluster.namespace().isEmpty() ? "no namespace" : ValueText.name(cluster.namespace()))
                + ": objects without a cluster";
    }
}
