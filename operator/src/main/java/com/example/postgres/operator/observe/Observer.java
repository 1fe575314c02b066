package com.example.postgres.operator.observe;

import com.example.postgres.render.ClusterId;
import java.util.Optional;
import java.util.function.BiFunction;

/** Puts together what the cache and the members say. */
public final class Observer {

    private final BiFunction<ClusterId, PodState, Optional<MemberReport>> reports;

    /** @param reports asks the Patroni in a pod */
    public Observer(BiFunction<ClusterId, PodState, Optional<MemberReport>> reports) {
        this.reports = reports;
    }

    /** The cluster now. */
    public ClusterObservation observe(ClusterId cluster, LiveCluster live) {
        return ClusterObservation.of(
                cluster,
                live,
                live.pods().stream()
                        .map(pod -> new Member(pod, reports.apply(cluster, pod)))
                        .toList());
    }
}
