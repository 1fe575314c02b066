package com.example.postgres.operator.reconcile;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.operator.apply.ApplyReport;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.apply.Inventory;
import com.example.postgres.operator.apply.Owner;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
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
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Findings;
import com.example.postgres.operator.status.LastChange;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.operator.status.StatusReport;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.KubernetesVersion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over one cluster: the order of the steps. What must survive a kill is written before the step that needs it. */
final class Pass {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** While members are away and no change is made: the events of their pods come at once. */
    private static final Duration INCOMPLETE = Duration.ofSeconds(10);

    /** While something goes on that sends no event, such as Patroni's answers. */
    private static final Duration IN_PROGRESS = Duration.ofSeconds(2);

    /** After an action, or after objects were applied: what it changed is soon seen. */
    private static final Duration AFTER_ACTION = Duration.ofMillis(500);

    /** The last version before servers resize pods in place. */
    private static final KubernetesVersion WITHOUT_RESIZE = new KubernetesVersion(1, 34);

    private final Tools tools;
    private final ClusterId cluster;
    private final LiveCluster live;
    private final ClusterObservation observed;
    private final Owner owner;
    private JsonNode resource;
    private Memory memory;

    Pass(Tools tools, ClusterId cluster, JsonNode resource, LiveCluster live) {
        this.tools = tools;
        this.cluster = cluster;
        this.resource = resource;
        this.live = live;
        this.observed = tools.observer().observe(cluster, live);
        this.owner = Owner.of(resource);
        this.memory = Memory.of(resource.path("status"));
    }

    Duration run() {
        if (resource.path("metadata").hasNonNull("deletionTimestamp")) {
            report(findings(0, new Course(Optional.empty(), List.of(), Optional.empty())));
            return SETTLED;
        }
        if (resource.path("spec").path("paused").asBoolean()) {
            report(findings(resource.path("spec").path("replicas").asInt(1), noCourse()));
            return SETTLED;
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

    /** What failed stands in the status; the queue repeats the pass, later each time. */
    private void reportFailure(String message) {
        int members = resource.path("spec").path("replicas").asInt(1);
        Problem problem = new Problem(ObjectRef.of(resource), Reason.REQUEST_FAILED, message);
        report(new Findings(
                observed, members, List.of(), Optional.empty(), List.of(problem), Map.of(), Optional.empty(), false));
    }

    private Duration serveOrReport() {
        StaleRole.find(observed).ifPresent(this::perform);
        remember(Requests.read(resource, observed, memory, now()));
        Planner planner = new Planner(tools.target(), environment());
        ChangeGate gate = ChangeGate.of(
                resource.path("spec").path("changePolicy").path("maxImpact").asText(),
                resource.path("metadata")
                        .path("annotations")
                        .path(ChangeGate.APPROVED_PLAN)
                        .asText());
        Course course = tools.courses().of(cluster, resource, memory, live, planner, gate);
        if (course.served().isEmpty()) {
            report(findings(0, course));
            return SETTLED;
        }
        Findings findings = serve(course, course.served().get(), planner, gate);
        Optional<String> finished = finish(findings);
        report(findings);
        // After the status is written: a pass that read an older object would say it twice.
        finished.ifPresent(message -> tools.events().normal(resource, "ChangeFinished", message));
        return delay(findings);
    }

    /** Most of what a pass waits for sends an event. */
    private Duration delay(Findings findings) {
        Optional<NextStep> next = findings.next();
        if (next.filter(Act.class::isInstance).isPresent()) {
            return AFTER_ACTION;
        }
        if (findings.isSettled() || next.filter(Exceeded.class::isInstance).isPresent()) {
            return SETTLED;
        }
        if (next.isPresent()) {
            return memory.lastChange().filter(LastChange::isOpen).isPresent() ? IN_PROGRESS : INCOMPLETE;
        }
        return findings.problems().isEmpty() && findings.held().isEmpty() ? AFTER_ACTION : SETTLED;
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Course noCourse() {
        return new Course(Optional.empty(), List.of(), Optional.empty());
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
        int members = served.rendered().model().members().replicas();
        if (served.mayApply()) {
            begin(served);
        }
        RolloutPolicy policy = policy(served, gate);
        if (observed.healthyMembers() < members) {
            tools.credentials()
                    .ensure(served.rendered().model())
                    .forEach(name -> tools.events().normal(resource, "SecretCreated", "created the Secret " + name));
        }
        ApplyReport applied = new ApplyReport(List.of(), List.of());
        Optional<NextStep> next = Optional.empty();
        if (served.mayApply() && isChanged(served)) {
            next = Optional.of(Preparation.next(served.plan(), observed, statefulSet(served), policy));
            if (next.get() instanceof Done) {
                applied = tools.applier().apply(served.rendered().manifests(), live, owner);
                log(served, applied);
                next = Optional.empty();
            }
        }
        boolean isPrepared = next.isEmpty();
        // An object that cannot be written does not keep the members from what they need.
        if (isPrepared && applied.applied().isEmpty() && observed.statefulSet().isPresent()) {
            next = Optional.of(nextOfMembers(needs, policy));
        }
        if (served.mayApply() && isPrepared && applied.problems().isEmpty()) {
            prune(served);
        }
        next.ifPresent(this::act);
        return new Findings(
                observed, members, course.specErrors(), course.held(), applied.problems(), needs, next, false);
    }

    /** A switchover that somebody asked for comes first if it can happen; what members need may be what it waits for. */
    private NextStep nextOfMembers(Map<String, PodNeed> needs, RolloutPolicy policy) {
        Optional<NextStep> switchover = Requests.switchover(observed, memory, policy);
        if (switchover.filter(Act.class::isInstance).isPresent()) {
            return switchover.get();
        }
        NextStep rollout = Rollout.next(observed, needs, policy, now());
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

    private static boolean isChanged(Served served) {
        return served.plan().kind() != ClusterPlan.Kind.UNCHANGED;
    }

    private static KubernetesObject statefulSet(Served served) {
        return served.rendered().manifests().ofKind("StatefulSet").get(0);
    }

    private RolloutPolicy policy(Served served, ChangeGate gate) {
        Impact promised = memory.lastChange()
                .filter(LastChange::isOpen)
                .map(LastChange::predicted)
                .orElse(Impact.NONE);
        Optional<Instant> restart = Requests.restart(memory);
        Impact asked = Requests.isPending(observed, memory) ? Impact.RESTART_POSTGRES : Impact.NONE;
        return RolloutPolicy.of(
                served.spec(),
                gate.limit().and(promised).and(asked),
                served.rendered().model().patroni().isSynchronous(),
                restart);
    }

    /** Remembers what is about to be applied. */
    private void begin(Served served) {
        boolean isOther = memory.appliedSpec().filter(served.spec()::equals).isEmpty();
        Optional<LastChange> open = memory.lastChange().filter(LastChange::isOpen);
        Memory begun = memory;
        Optional<String> started = Optional.empty();
        if (isChanged(served) && (isOther || open.isEmpty())) {
            Impact impact = served.plan().withOperator().impact();
            begun = begun.withLastChange(new LastChange(
                    kind(served.plan(), open),
                    served.plan().fingerprint().orElse(""),
                    open.map(LastChange::predicted).orElse(Impact.NONE).and(impact),
                    open.map(LastChange::observed).orElse(Impact.NONE).and(whenApplied(impact)),
                    now().toString(),
                    ""));
            started = Optional.of(
                    served.plan().kind() == ClusterPlan.Kind.NEW
                            ? "the cluster is created"
                            : "the change is " + impact + ": " + steps(served.plan()));
        }
        begun = begun.withAppliedSpec(served.spec())
                .withInventory(new Inventory(begun.inventory())
                        .and(Inventory.of(served.rendered().manifests()))
                        .entries());
        remember(begun);
        started.ifPresent(message -> tools.events().normal(resource, "ChangeStarted", message));
    }

    /** Applying the objects does no more than a reload; actions on members count when they are performed. */
    private static Impact whenApplied(Impact predicted) {
        return predicted.compareTo(Impact.RELOAD) < 0 ? predicted : Impact.RELOAD;
    }

    private static Progress kind(ClusterPlan plan, Optional<LastChange> open) {
        if (plan.kind() == ClusterPlan.Kind.NEW
                || open.filter(change -> change.kind() == Progress.CREATE).isPresent()) {
            return Progress.CREATE;
        }
        boolean isScale = plan.changes().stream()
                .filter(change -> change.effect(Consumer.OPERATOR).impact().compareTo(Impact.METADATA) > 0)
                .allMatch(change -> change.value().path().toString().equals("spec.replicas"));
        boolean hasScale = plan.changes().stream()
                .anyMatch(change -> change.object().isA("StatefulSet")
                        && change.value().path().toString().equals("spec.replicas"));
        return isScale && hasScale ? Progress.SCALE : Progress.UPDATE;
    }

    private static String steps(ClusterPlan plan) {
        return plan.withOperator().steps().stream()
                .map(step -> step.action() + " (" + step.target() + ")")
                .reduce((one, other) -> one + "; " + other)
                .orElse("nothing that runs is changed");
    }

    private void prune(Served served) {
        Inventory left = new Inventory(memory.inventory())
                .prune(served.rendered().manifests(), live, owner, cluster.namespace(), tools.api());
        memory = memory.withInventory(left.entries());
    }

    private void act(NextStep step) {
        if (step instanceof Act act) {
            memory.lastChange()
                    .filter(LastChange::isOpen)
                    .ifPresent(change -> remember(
                            memory.withLastChange(change.and(act.action().impact()))));
            perform(act.action());
        }
    }

    private void perform(Action action) {
        LOG.info("{}: {}", cluster, action.description());
        tools.executor().perform(cluster, action);
        if (action.impact() != Impact.METADATA) {
            tools.events().normal(resource, action.reason(), action.description());
        }
    }

    /** Ends a change that has reached its aim. What to say about it; empty if none has. */
    private Optional<String> finish(Findings findings) {
        Optional<LastChange> open = memory.lastChange()
                .filter(LastChange::isOpen)
                .filter(change -> findings.isSettled() && findings.held().isEmpty());
        open.ifPresent(change -> memory = memory.withLastChange(change.finished(now().toString())));
        return open.map(change -> change.kind() == Progress.CREATE
                ? "the cluster is complete"
                : "predicted " + change.predicted() + ", observed " + change.observed());
    }

    private Findings findings(int members, Course course) {
        return new Findings(
                observed,
                members,
                course.specErrors(),
                course.held(),
                List.<Problem>of(),
                Map.of(),
                Optional.empty(),
                resource.path("spec").path("paused").asBoolean());
    }

    /** Writes what must be known after a kill; a conflict ends the pass before anything is done. */
    private void remember(Memory next) {
        if (!next.equals(memory)) {
            memory = next;
            ObjectNode status = resource.path("status").isObject()
                    ? resource.path("status").deepCopy()
                    : ((ObjectNode) resource.deepCopy()).putObject("status");
            next.replaceIn(status);
            write(status);
        }
    }

    private void report(Findings findings) {
        ObjectNode status = StatusReport.of(
                resource, findings, memory, tools.target().kubernetesVersion().toString(), now());
        if (!isSame(status, resource.path("status"))) {
            write(status);
        }
    }

    /** Whether both are written alike; a tree knows two kinds of whole numbers. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber() ? Long.compare(a.asLong(), b.asLong()) : a.equals(b) ? 0 : 1,
                other);
    }

    private void write(ObjectNode status) {
        ObjectNode changed = resource.deepCopy();
        changed.set("status", status);
        resource = tools.api().replaceStatus(changed);
    }
}
