package com.example.postgres.operator.status;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.change.VolumeDeletion;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.resize.ResizeProgress;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The conditions of a cluster: a pure function of what a pass found. */
final class Conditions {

    private static final String AS_EXPECTED = "AsExpected";

    private final JsonNode resource;
    private final Findings findings;
    private final Memory memory;

    private Conditions(JsonNode resource, Findings findings, Memory memory) {
        this.resource = resource;
        this.findings = findings;
        this.memory = memory;
    }

    static List<Condition> of(JsonNode resource, Findings findings, Memory memory) {
        Conditions conditions = new Conditions(resource, findings, memory);
        return List.of(
                conditions.ready(),
                conditions.reconciling(),
                conditions.stalled(),
                conditions.degraded(),
                conditions.specValid(),
                conditions.resizePending(),
                conditions.restartPending(),
                conditions.planExceeded());
    }

    private boolean isChanging() {
        return memory.lastChange().filter(LastChange::isOpen).isPresent();
    }

    private Condition ready() {
        long healthy = findings.observed().healthyMembers();
        String members = healthy + " of " + findings.members() + " members are ready";
        if (findings.observed().primary().isEmpty()) {
            return new Condition("Ready", false, "NoPrimary", members + "; no member leads");
        }
        return healthy < findings.members() || findings.members() == 0
                ? new Condition("Ready", false, "MembersNotReady", members)
                : new Condition("Ready", true, "AllMembersReady", members);
    }

    /** Means for kstatus that the object is not current yet. */
    private Condition reconciling() {
        Optional<String> waits =
                findings.next().filter(NextStep.Wait.class::isInstance).map(step -> ((NextStep.Wait) step).message());
        if (findings.isPaused()) {
            return new Condition("Reconciling", false, "Paused", "spec.paused is set");
        }
        if (isChanging()) {
            return new Condition("Reconciling", true, "ChangeInProgress", waits.orElse("the change is in progress"));
        }
        return findings.isSettled()
                ? new Condition("Reconciling", false, "Settled", "the cluster is as its spec wants it" + kept())
                : new Condition(
                        "Reconciling", true, "NotSettled", waits.orElse("the cluster is not as its spec wants it"));
    }

    private String kept() {
        boolean isKept = VolumeDeletion.of(resource, resource.path("spec")).isAwaited();
        return isKept
                ? "; "
                        + VolumeDeletion.explanation(
                                resource.path("metadata").path("name").asText())
                : "";
    }

    /** Means for kstatus that it will not become current by itself. */
    private Condition stalled() {
        if (!findings.specErrors().isEmpty()) {
            return new Condition("Stalled", true, "SpecInvalid", String.join("\n", findings.specErrors()));
        }
        if (findings.exceeded().isPresent()) {
            return new Condition(
                    "Stalled", true, "PlanExceeded", findings.exceeded().get());
        }
        if (!findings.problems().isEmpty()) {
            Problem first = findings.problems().get(0);
            return new Condition("Stalled", true, first.reason().label(), problems());
        }
        return new Condition(
                "Stalled", false, AS_EXPECTED, "the operator can make every change that the spec asks for");
    }

    private String problems() {
        return findings.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private Condition degraded() {
        boolean isCreating = memory.lastChange()
                .filter(change -> change.isOpen() && change.kind() == Phase.Progress.CREATE)
                .isPresent();
        List<String> away = new ArrayList<>(findings.observed().members().stream()
                .filter(member -> !member.isHealthy())
                .map(Conditions::describe)
                .toList());
        int missing = findings.members() - findings.observed().members().size();
        if (missing > 0) {
            away.add(missing + (missing == 1 ? " member without a pod" : " members without a pod"));
        }
        boolean isDegraded = !isCreating && findings.observed().healthyMembers() < findings.members();
        return isDegraded
                ? new Condition("Degraded", true, "MembersNotReady", "not ready: " + String.join(", ", away))
                : new Condition("Degraded", false, AS_EXPECTED, "no member is missing");
    }

    private static String describe(Member member) {
        String problem = member.pod().problem();
        return problem.isEmpty() ? member.name() : member.name() + " (" + problem + ")";
    }

    private Condition specValid() {
        return findings.specErrors().isEmpty()
                ? new Condition("SpecValid", true, "Valid", "the spec can be rendered")
                : new Condition("SpecValid", false, "Invalid", String.join("\n", findings.specErrors()));
    }

    private Condition resizePending() {
        List<String> pending = findings.observed().members().stream()
                .flatMap(member -> pending(member).stream())
                .toList();
        return pending.isEmpty()
                ? new Condition("ResizePending", false, AS_EXPECTED, "no resize waits for its node")
                : new Condition("ResizePending", true, "NodeWithoutRoom", String.join("\n", pending));
    }

    private Optional<String> pending(Member member) {
        PodNeed need = findings.needs().getOrDefault(member.name(), PodNeed.NOTHING);
        ResizeProgress progress = ResizeProgress.of(member.pod(), need.resized());
        boolean isPending = !need.resized().isEmpty()
                && (progress.state() == ResizeProgress.State.DEFERRED
                        || progress.state() == ResizeProgress.State.INFEASIBLE);
        return isPending
                ? Optional.of(member.name() + ": " + progress.state().label() + ": " + progress.message())
                : Optional.empty();
    }

    private Condition restartPending() {
        List<String> names = findings.observed().members().stream()
                .filter(Member::isRestartPending)
                .map(Member::name)
                .toList();
        return names.isEmpty()
                ? new Condition("RestartPending", false, AS_EXPECTED, "no parameter waits for a restart")
                : new Condition(
                        "RestartPending",
                        true,
                        "ParametersChanged",
                        "PostgreSQL must restart in " + String.join(", ", names));
    }

    private Condition planExceeded() {
        return findings.exceeded()
                .map(reason -> new Condition("PlanExceeded", true, "ApprovalNeeded", reason))
                .orElseGet(() -> new Condition("PlanExceeded", false, AS_EXPECTED, "no change waits for an approval"));
    }
}
