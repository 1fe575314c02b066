package com.example.postgres.plan;

import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one cluster.
 *
 * @param cluster namespace and name; the name is empty for objects without a cluster
 * @param kind whether the cluster is new, changed, deleted or unchanged
 * @param changes what differs, in the order of the objects
 * @param withoutOperator what a GitOps tool or kubectl does
 * @param withOperator what the operator does
 * @param assumptions what was taken as true without knowing, as sentences
 * @param fingerprint of both specs and the render target, under which the plan can be approved; empty if the objects were
 *     read and no spec is known
 */
public record ClusterPlan(
        ClusterId cluster,
        Kind kind,
        List<PlannedChange> changes,
        Course withoutOperator,
        Course withOperator,
        List<String> assumptions,
        Optional<String> fingerprint) {

    /** What becomes of a cluster. */
    public enum Kind {
        /** It is on the new side only. */
        NEW,
        /** It is on both sides and differs. */
        CHANGED,
        /** It is on the old side only. */
        DELETED,
        /** It is the same on both sides. */
        UNCHANGED
    }

    public ClusterPlan {
        changes = List.copyOf(changes);
        assumptions = List.copyOf(assumptions);
    }

    /** What this consumer does. */
    public Course course(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? withOperator : withoutOperator;
    }
}
