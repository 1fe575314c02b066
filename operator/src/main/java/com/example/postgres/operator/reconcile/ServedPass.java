package com.example.postgres.operator.reconcile;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.Inventory;
import com.example.postgres.operator.change.Action.ReleaseStatefulSet;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.change.MaintenanceWindows;
import com.example.postgres.operator.change.MemberSteps;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.change.Preparation;
import com.example.postgres.operator.change.RevisionRules;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.reconcile.Course.Served;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Findings;
import com.example.postgres.operator.status.LastChange;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a pass that changes something: Secrets, objects, members, and what somebody asked for, in this order. At most one
 * step of the members is made.
 *
 * @param problems to which what is refused is added
 */
record ServedPass(
        Tools tools,
        ClusterId cluster,
        Claim claim,
        ClusterObservation observed,
        Journal journal,
        Served served,
        List<Problem> problems) {

    private static final Logger LOG = LoggerFactory.getLogger(ServedPass.class);

    /**
     * How far the objects are.
     *
     * @param report of what was applied, which may be nothing
     * @param preparation what must come before they are applied; empty if nothing must
     */
    private record Applied(ApplyReport report, Optional<NextStep> preparation) {

        /** An object that cannot be written does not keep the members from what they need, nor does a change that waits. */
        boolean leavesTurnToMembers() {
            return preparation.isPresent() || report.applied().isEmpty();
        }

        boolean isComplete() {
            return preparation.isEmpty() && report.isComplete();
        }
    }

    Findings run(Course course, Planner planner, ChangeGate gate) {
        Map<String, PodNeed> needs = tools.revisions().needs(cluster, observed, new RevisionRules(planner));
        if (served.mayApply()) {
            journal.begin(served);
        }
        RolloutPolicy policy = policy(gate);
        ensureCredentials();
        problems.addAll(ensureCertificates());
        if (!hasAllMembers()) {
            problems.addAll(tools.secrets().incomplete(model().requirements()));
        }
        Applied applied = apply(policy);
        problems.addAll(applied.report().problems());
        if (served.mayApply() && applied.isComplete()) {
            prune();
        }
        Optional<NextStep> next = take(steps(applied, needs, policy));
        Findings findings = new Findings(
                observed, served.members(), course.specErrors(), course.held(), problems, needs, next, false);
        serveRequests(findings);
        return findings;
    }

    private RolloutPolicy policy(ChangeGate gate) {
        Impact promised = journal.openChange().map(LastChange::predicted).orElse(Impact.NONE);
        Impact asked = Requests.isPending(observed, journal.memory()) ? Impact.RESTART_POSTGRES : Impact.NONE;
        return RolloutPolicy.of(
                served.spec(),
                gate.limit().and(asked),
                promised,
                model().patroni().isSynchronous(),
                Requests.restarts(observed, journal.memory()),
                isCreating()
                        ? Optional.empty()
                        : MaintenanceWindows.of(served.spec()).closed(journal.now()));
    }

    /** Nobody uses the cluster yet. */
    private boolean isCreating() {
        return journal.openChange()
                .filter(change -> change.kind() == Progress.CREATE)
                .isPresent();
    }

    /** Members that are healthy have theirs. */
    private void ensureCredentials() {
        if (!hasAllMembers()) {
            tools.credentials()
                    .ensure(model(), problems)
                    .forEach(name ->
                            tools.events().normal(journal.resource(), "SecretCreated", "created the Secret " + name));
        }
    }

    private List<Problem> ensureCertificates() {
        return tools.certificates().ensure(model(), journal.resource(), hasAllMembers(), journal.now());
    }

    private boolean hasAllMembers() {
        return observed.healthyMembers() >= served.members();
    }

    private Applied apply(RolloutPolicy policy) {
        ApplyReport nothing = new ApplyReport(List.of(), List.of());
        if (!served.mayApply() || !(served.isChanged() || claim.isIncomplete(served))) {
            return new Applied(nothing, Optional.empty());
        }
        NextStep preparation = Preparation.next(served.plan(), observed, served.statefulSet(), policy);
        if (preparation instanceof Act act && act.action() instanceof ReleaseStatefulSet) {
            // The new one is applied only if everything before it was: until then the old one stays.
            ApplyReport others = apply(served.rendered().manifests().without(served.statefulSet()));
            boolean isReady = others.isComplete() && others.applied().isEmpty();
            return new Applied(others, isReady ? Optional.of(preparation) : Optional.empty());
        }
        return preparation instanceof Done
                ? new Applied(apply(served.rendered().manifests()), Optional.empty())
                : new Applied(nothing, Optional.of(preparation));
    }

    private ApplyReport apply(ObjectSet objects) {
        ApplyReport report = tools.applier().apply(objects, claim.adoption(), claim.owner());
        log(report);
        claim.taken(report).ifPresent(text -> tools.events().normal(journal.resource(), "Adopted", text));
        return report;
    }

    private void log(ApplyReport report) {
        if (!report.applied().isEmpty()) {
            LOG.info("{}: applied {}", cluster, report.applied());
        }
        if (LOG.isDebugEnabled()) {
            served.plan()
                    .changes()
                    .forEach(change -> LOG.debug(
                            "{}: {} {}",
                            cluster,
                            change.object(),
                            change.value().path()));
        }
    }

    /**
     * Makes the first step that the API server does not refuse, such as the growth of a volume whose storage class allows none.
     *
     * @param steps the most urgent first
     * @return empty if every step was refused, or there is none
     */
    private Optional<NextStep> take(List<NextStep> steps) {
        Actions actions = new Actions(tools, cluster, journal);
        for (NextStep step : steps) {
            Optional<Problem> refusal =
                    step instanceof Act act ? actions.performForChange(act.action()) : Optional.empty();
            if (refusal.isEmpty()) {
                return Optional.of(step);
            }
            problems.add(refusal.get());
        }
        return Optional.empty();
    }

    /**
     * None until what was applied is seen, or while the members belong to another tool. While a preparation waits, only an action of
     * the members comes before it.
     */
    private List<NextStep> steps(Applied applied, Map<String, PodNeed> needs, RolloutPolicy policy) {
        Stream<NextStep> preparation = applied.preparation().stream();
        boolean hasMembers = observed.statefulSet().isPresent() && claim.hasMembers();
        if (!applied.leavesTurnToMembers() || !hasMembers) {
            return preparation.toList();
        }
        Optional<NextStep> switchover = Requests.switchover(observed, journal.memory(), policy);
        Stream<NextStep> ofMembers = MemberSteps.of(observed, needs, policy, switchover, journal.now()).stream();
        boolean isWaiting = applied.preparation().filter(Wait.class::isInstance).isPresent();
        return isWaiting
                ? Stream.concat(ofMembers.filter(Act.class::isInstance), preparation)
                        .toList()
                : Stream.concat(preparation, ofMembers).toList();
    }

    private void prune() {
        journal.keep(new Inventory(journal.memory().inventory())
                .prune(
                        served.rendered().manifests(),
                        claim.adoption().live(),
                        claim.owner(),
                        cluster.namespace(),
                        tools.api(),
                        problems));
    }

    /** What somebody asked for and what stops no member. Passwords change only while every member can take them over. */
    private void serveRequests(Findings findings) {
        new RequestedBackup(tools, journal, claim.adoption().live(), model()).advance();
        if (findings.isSettled() && journal.openChange().isEmpty()) {
            new RequestedRotation(tools, journal, model()).advance();
        }
    }

    private ClusterModel model() {
        return served.rendered().model();
    }
}
