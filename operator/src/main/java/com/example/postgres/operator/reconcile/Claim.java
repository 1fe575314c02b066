package com.example.postgres.operator.reconcile;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.Adoption;
import com.example.postgres.operator.apply.Applier;
import com.example.postgres.operator.apply.ApplyReport;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.Owner;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.operator.reconcile.Course.Served;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Which objects belong to a cluster, and which it may take.
 *
 * @param resource the PostgresCluster
 * @param adoption the objects, and those of another manager that may be taken over
 */
record Claim(JsonNode resource, Adoption adoption) {

    Owner owner() {
        return Owner.of(resource);
    }

    private Optional<LiveObject> statefulSet() {
        return adoption.live().find("StatefulSet", owner().name());
    }

    /** Whether the members belong to this cluster, or there are none. */
    boolean hasMembers() {
        return statefulSet().map(owner()::mayApply).orElse(true);
    }

    /**
     * Objects that keep a running cluster from becoming ours. Nothing of it is touched then: a half of it with another spec could
     * stop the other half.
     */
    List<Problem> obstacles(Served served) {
        boolean isRunning = statefulSet().filter(set -> !owner().controls(set)).isPresent();
        return isRunning ? Applier.foreign(manifests(served), adoption, owner()) : List.of();
    }

    /** Whether objects are about to get an owner. */
    boolean isIncomplete(Served served) {
        return served.mayApply() && Applier.isUnowned(manifests(served), adoption, owner());
    }

    /**
     * Whether the PostgresCluster exists and stays, as the API server knows it. After {@code kubectl delete --cascade=orphan} a
     * cache may show objects without an owner beside an owner that is gone. With a reference to it the garbage collector would
     * delete them.
     */
    boolean isValid(KubernetesApi api) {
        return owner().isStillThere(resource, api);
    }

    /** What was taken over, as a sentence without a full stop; empty if nothing was. */
    Optional<String> taken(ApplyReport applied) {
        long taken = applied.applied().stream().filter(adoption::covers).count();
        return taken == 0
                ? Optional.empty()
                : Optional.of("took over " + taken + (taken == 1 ? " object" : " objects") + " from "
                        + String.join(", ", adoption.managers()));
    }

    private static ObjectSet manifests(Served served) {
        return served.rendered().manifests();
    }
}
