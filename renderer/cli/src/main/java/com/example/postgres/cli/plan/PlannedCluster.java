package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.ClusterDifference;
import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterPlan.Kind;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster in a report.
 *
 * @param plan what happens to it
 * @param before what it requests
 * @param after what it will request
 * @param spec on the new side; empty if that side has objects, or not this cluster
 */
public record PlannedCluster(ClusterPlan plan, Capacity before, Capacity after, Optional<ClusterDocument> spec) {

    /** As in headings. */
    String label() {
        return ClusterDifference.label(plan.cluster());
    }

    /** Continues the heading of a cluster that comes or goes. */
    String suffix() {
        return switch (plan.kind()) {
            case NEW -> "; a new cluster";
            case DELETED -> "; the cluster is deleted";
            case CHANGED, UNCHANGED -> "";
        };
    }

    boolean isChanged() {
        return plan.kind() != Kind.UNCHANGED;
    }

    /** The changes by impact, the greatest first, and by what they do. */
    Map<Impact, Map<String, List<PlannedChange>>> changes(Consumer consumer) {
        Map<Impact, Map<String, List<PlannedChange>>> changes = new TreeMap<>(Comparator.reverseOrder());
        for (PlannedChange change : plan.changes()) {
            changes.computeIfAbsent(change.effect(consumer).impact(), impact -> new LinkedHashMap<>())
                    .computeIfAbsent(change.effect(consumer).reason(), reason -> new ArrayList<>())
                    .add(change);
        }
        return changes;
    }
}
