package com.example.postgres.operator.change;

import com.example.postgres.operator.change.Action.MoveRevision;
import com.example.postgres.operator.change.Action.ReplacePod;
import com.example.postgres.operator.change.Action.ResizePod;
import com.example.postgres.operator.change.Action.RestartPostgres;
import com.example.postgres.operator.change.Action.SwitchOver;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.StatefulSetState;
import com.example.postgres.operator.resize.ResizeProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The order in which members get what they need: resizes, replacements, restarts of PostgreSQL; in each the replicas first, one
 * after another, and the primary last, after a switchover. A pure function: after every action the cluster is observed again.
 */
public final class Rollout {

    private final ClusterObservation observed;
    private final StatefulSetState set;
    private final Map<String, PodNeed> needs;
    private final RolloutPolicy policy;
    private final Instant now;

    private Rollout(
            ClusterObservation observed,
            StatefulSetState set,
            Map<String, PodNeed> needs,
            RolloutPolicy policy,
            Instant now) {
        this.observed = observed;
        this.set = set;
        this.needs = needs;
        this.policy = policy;
        this.now = now;
    }

    /**
     * What comes next.
     *
     * @param observed with a StatefulSet
     * @param needs by the name of the pod
     */
    public static NextStep next(
            ClusterObservation observed, Map<String, PodNeed> needs, RolloutPolicy policy, Instant now) {
        StatefulSetState set = observed.statefulSet().orElseThrow();
        return new Rollout(observed, set, needs, policy, now).next();
    }

    private NextStep next() {
        if (!set.isSettled()) {
            return new Wait("StatefulSetPending", "the StatefulSet controller has not seen the current template");
        }
        return Stream.<Optional<NextStep>>of(
                        bookkeeping(),
                        resizes(),
                        unreadyPods(),
                        unhealthyMembers(),
                        policy.closed().isPresent() ? restarts(this::isAsked, policy::atOnce) : Optional.empty(),
                        replacements(),
                        restarts(this::mustRestart, policy::planned),
                        VolumeGrowth.waiting(observed),
                        outdated())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new Done());
    }

    private PodNeed need(Member member) {
        PodNeed need = asPlanned(member);
        return need.isResized() && isGivenUp(member, need) ? need.replaced() : need;
    }

    private PodNeed asPlanned(Member member) {
        return needs.getOrDefault(member.name(), PodNeed.NOTHING);
    }

    /** A plan that predicts a resize in place allows no more when the node cannot make it, whatever else the plan predicts. */
    private NextStep replacing(Member member, Action action) {
        NextStep step = asPlanned(member).isReplaced() ? policy.atOnce(action) : policy.unplanned(action);
        return step instanceof Act ? policy.inWindow(action) : step;
    }

    /** Highest ordinal first, the leader last. */
    private List<Member> inOrder() {
        List<Member> members = new ArrayList<>(observed.members());
        Collections.reverse(members);
        members.sort(Comparator.comparing(member -> member.name().equals(observed.leader())));
        return members;
    }

    private Optional<NextStep> act(Action action) {
        return Optional.of(policy.planned(action));
    }

    /** A pod that needs nothing any more but the name of the revision. */
    private Optional<NextStep> bookkeeping() {
        return inOrder().stream()
                .filter(member -> !need(member).isCurrent()
                        && !need(member).isReplaced()
                        && !member.pod().isDeleting())
                .filter(member -> !need(member).isResized() || progress(member).state() == ResizeProgress.State.DONE)
                .filter(member -> !need(member).isRestarted() || hasRestarted(member))
                .findFirst()
                .flatMap(member -> act(new MoveRevision(member.pod(), set.updateRevision())));
    }

    /** Patroni asks for a restart within a cycle after it has read the configuration. */
    private boolean hasRestarted(Member member) {
        return member.isHealthy() && !mustRestart(member) && observed.hasCurrentConfiguration(member);
    }

    private ResizeProgress progress(Member member) {
        return ResizeProgress.of(member.pod(), asPlanned(member).resized());
    }

    /** Whether the node cannot give the resources, or not in time, and the spec wants the pod to move then. */
    private boolean isGivenUp(Member member, PodNeed need) {
        if (!policy.isRolledWhenInfeasible()) {
            return false;
        }
        ResizeProgress progress = ResizeProgress.of(member.pod(), need.resized());
        return progress.state() == ResizeProgress.State.INFEASIBLE || isOverdue(progress);
    }

    private boolean isOverdue(ResizeProgress progress) {
        return progress.isOverdue(policy.resizeTimeout(), now);
    }

    /** A member that its node cannot resize does not keep the others from being resized. Health is no condition: more memory may cure. */
    private Optional<NextStep> resizes() {
        for (Member member : inOrder()) {
            PodNeed need = need(member);
            if (!need.isResized() || member.pod().isDeleting()) {
                continue;
            }
            switch (progress(member).state()) {
                case NOT_ASKED -> {
                    return act(new ResizePod(member.pod(), need.resized()));
                }
                case PROPOSED, IN_PROGRESS -> {
                    // A restart that waits may free the memory that the kubelet waits for.
                    if (!isOverdue(progress(member))
                            && observed.members().stream().noneMatch(this::mustRestart)) {
                        return waiting("Resizing", member.name() + " is being resized");
                    }
                }
                case DEFERRED, INFEASIBLE, DONE -> {}
            }
        }
        return Optional.empty();
    }

    /**
     * Pods that are replaced anyway and not Ready. Nothing is gained by waiting for one that does not serve. One that serves, though a
     * container beside PostgreSQL keeps it from being Ready, takes its turn: after those that were replaced before it serve again.
     */
    private Optional<NextStep> unreadyPods() {
        List<Member> unready = inOrder().stream()
                .filter(member -> need(member).isReplaced()
                        && !member.pod().isReady()
                        && !member.pod().isDeleting())
                .toList();
        Optional<Member> down =
                unready.stream().filter(member -> !member.isWorking()).findFirst();
        if (unready.isEmpty() || down.isPresent()) {
            return down.map(member -> asPlanned(member).isReplaced()
                    ? policy.atOnce(new ReplacePod(member.pod()))
                    : policy.unplanned(new ReplacePod(member.pod())));
        }
        return observed.members().stream()
                .filter(member -> member.pod().isDeleting() || (!need(member).isReplaced() && !member.isHealthy()))
                .map(Member::name)
                .findFirst()
                .or(() ->
                        observed.members().size() < set.wantedReplicas() ? Optional.of("a new pod") : Optional.empty())
                .map(name -> waiting("MemberUnhealthy", name + " is not ready"))
                .orElseGet(() -> lastOrAfterSwitchover(
                        unready.get(0),
                        new ReplacePod(unready.get(0).pod()),
                        other -> true,
                        action -> replacing(unready.get(0), action)));
    }

    private Optional<NextStep> unhealthyMembers() {
        boolean isAnythingLeft =
                observed.members().stream().anyMatch(member -> need(member).isReplaced() || mustRestart(member));
        if (!isAnythingLeft) {
            return Optional.empty();
        }
        if (observed.members().size() < set.wantedReplicas()) {
            return waiting("MembersMissing", "a pod has not been created yet");
        }
        if (observed.primary().isEmpty()) {
            return waiting("NoPrimary", "no member leads");
        }
        return observed.members().stream()
                .filter(member -> !member.isHealthy())
                .findFirst()
                .flatMap(member -> waiting("MemberUnhealthy", member.name() + " is not ready"));
    }

    private Optional<NextStep> replacements() {
        for (Member member : inOrder()) {
            if (need(member).isReplaced()) {
                return lastOrAfterSwitchover(
                        member,
                        new ReplacePod(member.pod()),
                        other -> !need(other).isReplaced(),
                        action -> replacing(member, action));
            }
        }
        return Optional.empty();
    }

    private boolean mustRestart(Member member) {
        return (member.isRestartPending() && !observed.isKeptBySource(member)) || isAsked(member);
    }

    /** Whether the member still has the higher value from the primary: a restart would come too early. */
    private boolean awaitsPrimary(Member member) {
        return !member.name().equals(observed.leader())
                && member.report().filter(MemberReport::isLowering).isPresent()
                && !Candidates.isNear(observed, policy, member);
    }

    /** Whether somebody asked for a restart that the member has not had. */
    private boolean isAsked(Member member) {
        return policy.restarts().contains(member.name());
    }

    /** A replica needs at least the primary's value of some parameters: lowered ones reach the primary first. */
    private Optional<NextStep> restarts(Predicate<Member> isRestarted, Function<Action, NextStep> decision) {
        Optional<Member> lowering = observed.primary()
                .filter(Member::isRestartPending)
                .filter(isRestarted)
                .filter(primary ->
                        primary.report().filter(MemberReport::isLowering).isPresent());
        if (lowering.isPresent()) {
            return Optional.of(decision.apply(new RestartPostgres(lowering.get().pod())));
        }
        for (Member member : inOrder()) {
            if (isRestarted.test(member)) {
                if (awaitsPrimary(member)) {
                    return waiting("MemberBehind", member.name() + " has not replayed the lower value of the primary");
                }
                return lastOrAfterSwitchover(
                        member, new RestartPostgres(member.pod()), other -> !isRestarted.test(other), decision);
            }
        }
        return Optional.empty();
    }

    /** What needs nothing from the operator now, and is not finished. */
    private Optional<NextStep> outdated() {
        return inOrder().stream()
                .filter(member -> !need(member).isCurrent() || !observed.hasCurrentConfiguration(member))
                .findFirst()
                .flatMap(member -> need(member).isResized()
                        ? waiting("ResizePending", "the node of " + member.name() + " cannot give it the resources now")
                        : waiting(
                                "ConfigurationPending",
                                member.name()
                                        + (member.report().isPresent()
                                                ? " has not read the current configuration"
                                                : " does not answer")));
    }

    private Optional<NextStep> lastOrAfterSwitchover(
            Member member, Action action, Predicate<Member> isReady, Function<Action, NextStep> decision) {
        boolean isPrimary = member.name().equals(observed.leader());
        if (!isPrimary || observed.members().size() == 1) {
            return Optional.of(decision.apply(action));
        }
        return Candidates.best(observed, policy, isReady)
                .map(candidate ->
                        Optional.of(decision.apply(new SwitchOver(member.pod(), candidate.name(), action.impact()))))
                .orElseGet(() -> waiting(
                        "NoCandidate",
                        "no replica can take over without losing commits: each must stream, be near the primary, and in a"
                                + " synchronous mode be synchronous"));
    }

    private static Optional<NextStep> waiting(String reason, String message) {
        return Optional.of(new Wait(reason, message));
    }
}
