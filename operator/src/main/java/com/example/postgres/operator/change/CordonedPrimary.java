package com.example.postgres.operator.change;

import com.example.postgres.operator.change.Action.HandOver;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import java.util.Map;

/**
 * A primary on a cordoned node hands over while there is time. When the drain comes first, Patroni hands over as the pod stops, which
 * takes longer. Nothing waits for it, and nothing moves back.
 */
public final class CordonedPrimary {

    private CordonedPrimary() {}

    /**
     * The hand-over, or the step that comes anyway. An action of the rollout comes first: it may be the switchover.
     *
     * @param rollout what comes next for the members
     * @param needs by the name of the pod
     */
    public static NextStep handOver(
            NextStep rollout, ClusterObservation observed, Map<String, PodNeed> needs, RolloutPolicy policy) {
        if (rollout instanceof Act) {
            return rollout;
        }
        return observed.primary()
                .filter(observed::isOnCordonedNode)
                .filter(primary -> !primary.pod().isDeleting())
                .flatMap(primary -> Candidates.best(
                                observed,
                                policy,
                                member -> !observed.isOnCordonedNode(member) && stays(member, rollout, needs, policy))
                        .map(candidate -> policy.planned(new HandOver(primary.pod(), candidate.name()))))
                .filter(Act.class::isInstance)
                .orElse(rollout);
    }

    /** While a rollout goes on, a member whose turn comes would have to hand over again. */
    private static boolean stays(Member member, NextStep rollout, Map<String, PodNeed> needs, RolloutPolicy policy) {
        return !(rollout instanceof Wait)
                || !(needs.getOrDefault(member.name(), PodNeed.NOTHING).isReplaced()
                        || member.isRestartPending()
                        || policy.restarts().contains(member.name()));
    }
}
