package com.example.postgres.operator.reconcile;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.operator.apply.Adoption;
import com.example.postgres.operator.apply.ApplyReport;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.apply.Inventory;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.Action.HandOver;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.change.CordonedPrimary;
import com.example.postgres.operator.change.MaintenanceWindows;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.change.Preparation;
import com.example.postgres.operator.change.RevisionRules;
import com.example.postgres.operator.change.Rollout;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.change.StaleRole;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.patroni.Patroni.PatroniException;
import com.example.postgres.operator.reconcile.Course.Served;
import com.example.postgres.operator.reconcile.Courses.Situation;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Findings;
import com.example.postgres.operator.status.LastChange;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over one cluster: the order of the steps. */
final class Pass {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    /** The last version before servers resize pods in place. */
    private static final KubernetesVersion WITHOUT_RESIZE = new KubernetesVersion(1, 34);

    private final Tools tools;
    private final ClusterId cluster;
    private final Claim claim;
    private final ClusterObservation observed;
    private final Journal journal;

    Pass(Tools tools, ClusterId cluster, JsonNode resource, LiveCluster live) {
        this.tools = tools;
        this.cluster = cluster;
        boolean isIdle = isDeleting(resource) || isPaused(resource);
        this.claim = new Claim(resource, isIdle ? Adoption.none(live) : Adoption.of(resource, live, tools.api()));
        this.observed = tools.observer().observe(cluster, claim.adoption().live());
        this.journal = new Journal(tools, resource);
    }

    Duration run() {
        if (isDeleting(journal.resource())) {
            journal.report(findings(0, noCourse()));
            return NextPass.SETTLED;
        }
        if (isPaused(journal.resource())) {
            journal.report(findings(wantedMembers(), noCourse()));
            return NextPass.SETTLED;
        }
        try {
            return serveOrReport();
        } catch (ApiException e) {
            if (!e.isConflict()) {
                reportFailure(e.text());
            }
            throw e;
        } catch (PatroniException e) {
            reportFailure(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static boolean isDeleting(JsonNode resource) {
        return resource.path("metadata").hasNonNull("deletionTimestamp");
    }

    private static boolean isPaused(JsonNode resource) {
        return resource.path("spec").path("paused").asBoolean();
    }

    private int wantedMembers() {
        return journal.resource().path("spec").path("replicas").asInt(1);
    }

    private static Course noCourse() {
        return new Course(Optional.empty(), List.of(), Optional.empty());
    }

    /** What failed stands in the status; the queue repeats the pass, later each time. */
    private void reportFailure(String message) {
        Problem problem = new Problem(ObjectRef.of(journal.resource()), Reason.REQUEST_FAILED, message);
        journal.report(new Findings(
                observed,
                wantedMembers(),
                List.of(),
                Optional.empty(),
                List.of(problem),
                Map.of(),
                Optional.empty(),
                false));
    }

    private Duration serveOrReport() {
        if (claim.hasMembers()) {
            StaleRole.find(observed).ifPresent(this::perform);
        }
        journal.remember(Requests.read(journal.resource(), observed, journal.memory(), journal.now()));
        Planner planner = new Planner(tools.target(), environment());
        ChangeGate gate = gate();
        Course course = tools.courses()
                .of(new Situation(cluster, journal.resource(), journal.memory(), claim.adoption(), planner, gate));
        if (course.served().isEmpty()) {
            journal.report(findings(course.held().isPresent() ? wantedMembers() : 0, course));
            return NextPass.SETTLED;
        }
        List<Problem> foreign = claim.obstacles(course.served().get());
        if (!foreign.isEmpty()) {
            journal.report(findings(course.served().get().members(), course, foreign));
            return NextPass.SETTLED;
        }
        if (claim.isIncomplete(course.served().get()) && !claim.isValid(tools.api())) {
            return NextPass.SETTLED;
        }
        Findings findings = serve(course, course.served().get(), planner, gate);
        journal.report(findings);
        return NextPass.after(findings, journal.openChange().isPresent(), journal.now());
    }

    private ChangeGate gate() {
        return ChangeGate.of(
                journal.resource()
                        .path("spec")
                        .path("changePolicy")
                        .path("maxImpact")
                        .asText(),
                journal.resource()
                        .path("metadata")
                        .path("annotations")
                        .path(ChangeGate.APPROVED_PLAN)
                        .asText());
    }

    /** What the operator sees and CI must assume: the version, resizes, and which member is primary. */
    private Environment environment() {
        Map<String, Integer> primary = observed.primary()
                .map(member -> Map.of(cluster.toString(), member.pod().ordinal()))
                .orElse(Map.of());
        KubernetesVersion version = tools.target().kubernetesVersion();
        boolean isOlder = tools.canResize() || !version.isAtLeast(WITHOUT_RESIZE);
        return new Environment(isOlder ? version : WITHOUT_RESIZE, true, Map.of(), primary);
    }

    private Findings serve(Course course, Served served, Planner planner, ChangeGate gate) {
        RevisionRules rules = new RevisionRules(planner);
        Map<String, PodNeed> needs = tools.revisions().needs(cluster, observed, rules);
        int members = served.members();
        if (served.mayApply()) {
            journal.begin(served);
        }
        RolloutPolicy policy = policy(served, gate);
        if (observed.healthyMembers() < members) {
            tools.credentials()
                    .ensure(served.rendered().model())
                    .forEach(name ->
                            tools.events().normal(journal.resource(), "SecretCreated", "created the Secret " + name));
        }
        List<Problem> inTheWay = tools.certificates()
                .ensure(
                        served.rendered().model(),
                        journal.resource(),
                        observed.healthyMembers() >= members,
                        journal.now());
        ApplyReport applied = new ApplyReport(List.of(), List.of());
        Optional<NextStep> next = Optional.empty();
        if (served.mayApply() && (served.isChanged() || claim.isIncomplete(served))) {
            next = Optional.of(Preparation.next(served.plan(), observed, served.statefulSet(), policy))
                    .filter(step -> !(step instanceof Done));
            if (next.isEmpty()) {
                applied = tools.applier().apply(served.rendered().manifests(), claim.adoption(), claim.owner());
                log(served, applied);
                claim.taken(applied).ifPresent(text -> tools.events().normal(journal.resource(), "Adopted", text));
            }
        }
        boolean isPrepared = next.isEmpty();
        // An object that cannot be written does not keep the members from what they need, nor does a change that waits.
        boolean isTurnOfMembers = isPrepared ? applied.applied().isEmpty() : next.get() instanceof NextStep.Wait;
        if (isTurnOfMembers && observed.statefulSet().isPresent()) {
            NextStep ofMembers = nextOfMembers(needs, policy);
            next = isPrepared || ofMembers instanceof Act ? Optional.of(ofMembers) : next;
        }
        if (served.mayApply() && isPrepared && applied.isComplete()) {
            prune(served);
        }
        next.filter(Act.class::isInstance).map(Act.class::cast).map(Act::action).ifPresent(this::act);
        Findings findings = new Findings(
                observed, members, course.specErrors(), course.held(), problems(inTheWay, applied), needs, next, false);
        serveRequests(served.rendered().model(), findings);
        return findings;
    }

    private static List<Problem> problems(List<Problem> inTheWay, ApplyReport applied) {
        return Stream.concat(inTheWay.stream(), applied.problems().stream()).toList();
    }

    /** What somebody asked for and what stops no member. Passwords change only while every member can take them over. */
    private void serveRequests(ClusterModel model, Findings findings) {
        new RequestedBackup(tools, journal, claim.adoption().live(), model).advance();
        if (findings.isSettled() && journal.openChange().isEmpty()) {
            new RequestedRotation(tools, journal, model).advance();
        }
    }

    /** A switchover that somebody asked for comes first if it can happen; what members need may be what it waits for. */
    private NextStep nextOfMembers(Map<String, PodNeed> needs, RolloutPolicy policy) {
        Optional<NextStep> switchover = Requests.switchover(observed, journal.memory(), policy);
        if (switchover.filter(Act.class::isInstance).isPresent()) {
            return switchover.get();
        }
        NextStep rollout =
                CordonedPrimary.handOver(Rollout.next(observed, needs, policy, journal.now()), observed, needs, policy);
        return rollout instanceof Done ? switchover.orElse(rollout) : rollout;
    }

    private void log(Served served, ApplyReport applied) {
        if (!applied.applied().isEmpty()) {
            LOG.info("{}: applied {}", cluster, applied.applied());
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

    private RolloutPolicy policy(Served served, ChangeGate gate) {
        Impact promised = journal.openChange().map(LastChange::predicted).orElse(Impact.NONE);
        Impact asked = Requests.isPending(observed, journal.memory()) ? Impact.RESTART_POSTGRES : Impact.NONE;
        return RolloutPolicy.of(
                served.spec(),
                gate.limit().and(promised).and(asked),
                served.rendered().model().patroni().isSynchronous(),
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

    private void prune(Served served) {
        journal.keep(new Inventory(journal.memory().inventory())
                .prune(
                        served.rendered().manifests(),
                        claim.adoption().live(),
                        claim.owner(),
                        cluster.namespace(),
                        tools.api()));
    }

    private void act(Action action) {
        if (!(action instanceof HandOver)) {
            journal.count(action);
        }
        perform(action);
    }

    private void perform(Action action) {
        LOG.info("{}: {}", cluster, action.description());
        tools.executor().perform(cluster, action);
        if (action.impact() != Impact.METADATA) {
            tools.events().normal(journal.resource(), action.reason(), action.description());
        }
    }

    private Findings findings(int members, Course course) {
        return findings(members, course, List.of());
    }

    private Findings findings(int members, Course course, List<Problem> problems) {
        return new Findings(
                observed,
                members,
                course.specErrors(),
                course.held(),
                problems,
                Map.of(),
                Optional.empty(),
                isPaused(journal.resource()));
    }
}
