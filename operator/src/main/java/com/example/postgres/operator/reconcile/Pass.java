package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.Adoption;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.change.StaleRole;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.patroni.Patroni.PatroniException;
import com.example.postgres.operator.reconcile.Course.Served;
import com.example.postgres.operator.reconcile.Courses.Situation;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Findings;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass over one cluster: what is served, or why nothing is. */
final class Pass {

    /** The last version before servers resize pods in place. */
    private static final KubernetesVersion WITHOUT_RESIZE = new KubernetesVersion(1, 34);

    private final Tools tools;
    private final ClusterId cluster;
    private final Claim claim;
    private final ClusterObservation observed;
    private final Journal journal;

    /** What was refused so far, which the status says also when a later request fails. */
    private final List<Problem> problems = new ArrayList<>();

    /** What is served, as far as it is known: a request that fails later changes nothing of it in the status. */
    private Course course = new Course(Optional.empty(), List.of(), Optional.empty());

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
            journal.report(findings(0));
            return NextPass.SETTLED;
        }
        if (isPaused(journal.resource())) {
            journal.report(findings(wantedMembers()));
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

    /** What failed stands in the status; the queue repeats the pass, later each time. */
    private void reportFailure(String message) {
        problems.add(new Problem(ObjectRef.of(journal.resource()), Reason.REQUEST_FAILED, message));
        journal.report(findings(course.served().map(Served::members).orElseGet(this::wantedMembers)));
    }

    private Duration serveOrReport() {
        if (claim.hasMembers()) {
            StaleRole.find(observed)
                    .flatMap(new Actions(tools, cluster, journal)::perform)
                    .ifPresent(problems::add);
        }
        journal.remember(Requests.read(journal.resource(), observed, journal.memory(), journal.now()));
        Planner planner = new Planner(tools.target(), environment());
        ChangeGate gate = gate();
        course = tools.courses()
                .of(new Situation(cluster, journal.resource(), journal.memory(), claim.adoption(), planner, gate));
        if (course.served().isEmpty()) {
            journal.report(findings(course.held().isPresent() ? wantedMembers() : 0));
            return NextPass.SETTLED;
        }
        List<Problem> foreign = claim.obstacles(course.served().get());
        if (!foreign.isEmpty()) {
            problems.addAll(foreign);
            journal.report(findings(course.served().get().members()));
            return NextPass.SETTLED;
        }
        if (claim.isIncomplete(course.served().get()) && !claim.isValid(tools.api())) {
            return NextPass.SETTLED;
        }
        Findings findings = new ServedPass(
                        tools,
                        cluster,
                        claim,
                        observed,
                        journal,
                        course.served().get(),
                        problems)
                .run(course, planner, gate);
        // A spec that is held does not keep the change before it open once that one is made.
        journal.report(
                findings, course.held().isEmpty() || !course.served().get().isChanged());
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

    /** What the operator sees and CI must assume: the version, resizes, which member is primary, and what was made so far. */
    private Environment environment() {
        Map<String, Integer> primary = observed.primary()
                .map(member -> Map.of(cluster.toString(), member.pod().ordinal()))
                .orElse(Map.of());
        // The plan begins with the live StatefulSet, so its version is known.
        Environment.Served served = new Environment.Served(
                "", observed.largestClaim().map(ClaimState::requested).orElse(""));
        KubernetesVersion version = tools.target().kubernetesVersion();
        boolean isOlder = tools.canResize() || !version.isAtLeast(WITHOUT_RESIZE);
        return new Environment(
                isOlder ? version : WITHOUT_RESIZE,
                true,
                Map.of(),
                primary,
                Optional.empty(),
                Map.of(),
                Map.of(cluster.toString(), served));
    }

    private Findings findings(int members) {
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
