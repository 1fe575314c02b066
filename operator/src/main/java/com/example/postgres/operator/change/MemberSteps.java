package com.example.postgres.operator.change;

import com.example.postgres.operator.change.Action.ResizePod;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.observe.ClusterObservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that are possible for the members now. A pass makes the first one that the API server does not refuse. */
public final class MemberSteps {

    private final ClusterObservation observed;
    private final RolloutPolicy policy;
    private final Optional<NextStep> switchover;
    private final Instant now;

    private MemberSteps(ClusterObservation observed, RolloutPolicy policy, Optional<NextStep> switchover, Instant now) {
        this.observed = observed;
        this.policy = policy;
        this.switchover = switchover;
        this.now = now;
    }

    /**
     * The steps, the most urgent first.
     *
     * @param observed with a StatefulSet
     * @param needs by the name of the pod
     * @param switchover that somebody asked for; empty if nobody did
     */
    public static List<NextStep> of(
            ClusterObservation observed,
            Map<String, PodNeed> needs,
            RolloutPolicy policy,
            Optional<NextStep> switchover,
            Instant now) {
        return new MemberSteps(observed, policy, switchover, now).of(needs);
    }

    /** After a resize come the steps as if nobody needed one: a quota that refuses it must not stop more urgent ones. */
    private List<NextStep> of(Map<String, PodNeed> needs) {
        NextStep step = first(needs);
        if (!(step instanceof Act act && act.action() instanceof ResizePod)) {
            return VolumeGrowth.beside(step, observed, policy);
        }
        Map<String, PodNeed> others = new HashMap<>(needs);
        others.values().removeIf(PodNeed::isResized);
        List<NextStep> steps = new ArrayList<>(List.of(step));
        steps.addAll(of(others));
        return steps;
    }

    /** A switchover that somebody asked for comes first if it can happen; what members need may be what it waits for. */
    private NextStep first(Map<String, PodNeed> needs) {
        if (switchover.filter(Act.class::isInstance).isPresent()) {
            return switchover.get();
        }
        NextStep rollout =
                CordonedPrimary.handOver(Rollout.next(observed, needs, policy, now), observed, needs, policy);
        return rollout instanceof Done ? switchover.orElse(rollout) : rollout;
    }
}
