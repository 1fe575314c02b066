package com.example.postgres.operator.change;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.Action.ReleaseStatefulSet;
import com.example.postgres.operator.change.Action.SwitchOver;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.StatefulSetState;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must happen before the StatefulSet of a plan can be applied. A pure function, as {@link Rollout} is. */
public final class Preparation {

    private Preparation() {}

    /**
     * What comes next; done if the objects may be applied.
     *
     * @param desired the new StatefulSet
     */
    public static NextStep next(
            ClusterPlan plan, ClusterObservation observed, KubernetesObject desired, RolloutPolicy policy) {
        if (observed.statefulSet().isEmpty()) {
            return new Done();
        }
        StatefulSetState set = observed.statefulSet().get();
        Impact recreation = recreation(plan);
        return growth(recreation, observed, desired)
                .or(() -> outage(plan, policy))
                .or(() -> handOver(observed, desired, set, policy))
                .or(() -> release(observed.cluster().name(), recreation, set))
                .orElse(new Done());
    }

    /**
     * A switchover that somebody asked for. It waits for no window.
     *
     * @param wanted name of the member that shall lead; a text that names no member leaves the choice
     */
    public static NextStep switchOver(ClusterObservation observed, RolloutPolicy policy, String wanted) {
        boolean isNamed = wanted.matches(Pattern.quote(observed.cluster().name()) + "-[0-9]+");
        Member primary = observed.primary().orElseThrow();
        return Candidates.best(
                        observed, policy, member -> !isNamed || member.name().equals(wanted))
                .<NextStep>map(
                        candidate -> new Act(new SwitchOver(primary.pod(), candidate.name(), Impact.RESTART_POSTGRES)))
                .orElseGet(
                        () -> new Wait(
                                "NoCandidate",
                                (isNamed ? wanted + " cannot" : "no replica can")
                                        + " take over without losing commits; to withdraw the switchover, remove the annotation"));
    }

    /** Claims grow first, whatever the state of their members: a full volume is a reason to grow it. */
    private static Optional<NextStep> growth(Impact recreation, ClusterObservation observed, KubernetesObject desired) {
        return recreation == Impact.NONE
                ? Optional.empty()
                : StatefulSetState.volumeSize(desired)
                        .flatMap(size ->
                                GrowClaim.of(observed.claims().stream(), size).findFirst())
                        .map(Act::new);
    }

    /** The last step: once it is gone, only the new one is left to be applied. */
    private static Optional<NextStep> release(String name, Impact recreation, StatefulSetState set) {
        return recreation == Impact.NONE
                ? Optional.empty()
                : Optional.of(new Act(new ReleaseStatefulSet(name, set.uid(), recreation)));
    }

    /** Objects that interrupt all clients when they are applied, such as a Service that goes away. */
    private static Optional<NextStep> outage(ClusterPlan plan, RolloutPolicy policy) {
        boolean isOutage = plan.changes().stream()
                .anyMatch(change -> change.effect(Consumer.OPERATOR).impact() == Impact.OUTAGE);
        return isOutage ? policy.closed().map(Function.identity()) : Optional.empty();
    }

    /** The impact of changes that the API server accepts only for a new StatefulSet; NONE if there are none. */
    private static Impact recreation(ClusterPlan plan) {
        return plan.changes().stream()
                .filter(change -> change.object().isA("StatefulSet"))
                .map(change -> change.effect(Consumer.OPERATOR).impact())
                .filter(impact -> impact == Impact.VOLUME_EXPANSION || impact == Impact.RECREATE)
                .reduce(Impact.NONE, Impact::and);
    }

    /** A primary that would be stopped hands over first, to a member that stays. */
    private static Optional<NextStep> handOver(
            ClusterObservation observed, KubernetesObject desired, StatefulSetState set, RolloutPolicy policy) {
        int members = desired.get("spec", "replicas").number().orElse(1);
        if (members < set.wantedReplicas() && observed.primary().isEmpty()) {
            return Optional.of(new Wait(
                    "NoPrimary", "waiting for a leader before members are removed, so that it can hand over first"));
        }
        Optional<Member> leaving =
                observed.primary().filter(primary -> primary.pod().ordinal() >= members);
        if (members >= set.wantedReplicas() || leaving.isEmpty()) {
            return Optional.empty();
        }
        return Candidates.best(observed, policy, member -> member.pod().ordinal() < members)
                .map(candidate ->
                        policy.inWindow(new SwitchOver(leaving.get().pod(), candidate.name(), Impact.ROLLING_RESTART)))
                .or(() -> Optional.of(new Wait(
                        "NoCandidate", "the primary would be removed, and no remaining member can take over")));
    }
}
