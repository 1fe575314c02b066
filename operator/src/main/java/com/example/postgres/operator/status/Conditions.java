package com.example.postgres.operator.status;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.MaintenanceWindows;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.change.VolumeDeletion;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.resize.ResizeProgress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions of a cluster: a pure function of what a pass found. */
final class Conditions {

    /** True while the user must act. */
    static final String STALLED = "Stalled";

    static final String DEFINITION_OUTDATED = "DefinitionOutdated";

    private static final String AS_EXPECTED = "AsExpected";
    private static final String READY = "Ready";

    /** How long others have for what keeps pods from running: an autoscaler adds a node, a tool creates a Secret. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JsonNode resource;
    private final Findings findings;
    private final Memory memory;
    private final Instant now;

    private Conditions(JsonNode resource, Findings findings, Memory memory, Instant now) {
        this.resource = resource;
        this.findings = findings;
        this.memory = memory;
        this.now = now;
    }

    static List<Condition> of(JsonNode resource, Findings findings, Memory memory, Instant now) {
        Conditions conditions = new Conditions(resource, findings, memory, now);
        List<Condition> all = new ArrayList<>(List.of(
                conditions.ready(),
                conditions.reconciling(),
                conditions.stalled(),
                conditions.degraded(),
                conditions.specValid(),
                conditions.resizePending(),
                conditions.restartPending(),
                conditions.planExceeded()));
        BackupHealth.condition(memory, findings.observed().backup(), now).ifPresent(all::add);
        ArchiveHealth.condition(memory, findings.observed().archive()).ifPresent(all::add);
        return all;
    }

    /** Of an API server whose definition is older than the operator. */
    static Condition definitionOutdated(List<String> missingFields) {
        return new Condition(
                DEFINITION_OUTDATED,
                true,
                DEFINITION_OUTDATED,
                "the CustomResourceDefinition is older than the operator; the API server drops the fields "
                        + String.join(", ", missingFields)
                        + ": upgrade the definition (docs/OPERATOR.md, Upgrade)");
    }

    private boolean isChanging() {
        return memory.lastChange().filter(LastChange::isOpen).isPresent();
    }

    private Condition ready() {
        long healthy = findings.observed().healthyMembers();
        String members = healthy + " of " + findings.members() + " members are ready" + inTheWay();
        if (findings.observed().primary().isEmpty()) {
            return new Condition(READY, false, "NoPrimary", members + "; no member leads");
        }
        return healthy < findings.members() || findings.members() == 0
                ? new Condition(READY, false, "MembersNotReady", members)
                : new Condition(READY, true, "AllMembersReady", members);
    }

    /** True tells kstatus that the object is not current yet. Never together with Stalled: kstatus uses the first that is true. */
    private Condition reconciling() {
        Optional<NextStep.Wait> wait =
                findings.next().filter(NextStep.Wait.class::isInstance).map(NextStep.Wait.class::cast);
        Optional<String> waits = wait.map(NextStep.Wait::message);
        if (findings.isPaused()) {
            return new Condition("Reconciling", false, "Paused", "spec.paused is set");
        }
        Condition stalled = stalled();
        if (stalled.isTrue()) {
            return new Condition("Reconciling", false, stalled.reason(), "action required: see the condition Stalled");
        }
        if (wait.filter(step -> step.reason().equals(MaintenanceWindows.OUTSIDE))
                .isPresent()) {
            return new Condition(
                    "Reconciling", true, MaintenanceWindows.OUTSIDE, wait.get().message());
        }
        Optional<Problem> repeated = findings.problems().stream()
                .filter(problem -> problem.reason().isRepeated())
                .findFirst();
        if (repeated.isPresent()) {
            return new Condition(
                    "Reconciling",
                    true,
                    repeated.get().reason().label(),
                    (repeated.get().reason() == Reason.REQUEST_FAILED ? "a request failed and is repeated: " : "")
                            + repeated.get());
        }
        if (isChanging()) {
            return new Condition(
                    "Reconciling", true, "ChangeInProgress", waits.orElse("the change is in progress") + inTheWay());
        }
        return findings.isSettled()
                ? new Condition("Reconciling", false, "Settled", "the cluster matches its spec" + kept())
                : new Condition(
                        "Reconciling", true, "NotSettled", waits.orElse("the cluster does not match its spec yet"));
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
            return new Condition(STALLED, true, "SpecInvalid", String.join("\n", findings.specErrors()));
        }
        if (findings.exceeded().isPresent()) {
            return new Condition(
                    STALLED, true, "PlanExceeded", findings.exceeded().get());
        }
        if (!findings.obstacles().isEmpty()) {
            List<Problem> obstacles = findings.obstacles();
            return new Condition(
                    STALLED,
                    true,
                    obstacles.get(0).reason().label(),
                    Stream.concat(
                                    obstacles.stream(),
                                    findings.problems().stream().filter(problem -> !obstacles.contains(problem)))
                            .map(Problem::toString)
                            .collect(Collectors.joining("\n")));
        }
        return stuck().orElseGet(() -> new Condition(
                STALLED, false, AS_EXPECTED, "the operator can make every change that the spec asks for"));
    }

    /** Pods that cannot run, for longer than others need to cure it. */
    private Optional<Condition> stuck() {
        if (!isUnreadyForLong()) {
            return Optional.empty();
        }
        List<String> secrets = findings.problems().stream()
                .filter(problem -> problem.reason() == Reason.SECRET_INCOMPLETE)
                .map(Problem::toString)
                .toList();
        if (!secrets.isEmpty()) {
            return Optional.of(
                    new Condition(STALLED, true, Reason.SECRET_INCOMPLETE.label(), String.join("\n", secrets)));
        }
        List<Member> members = findings.observed().members();
        boolean isAnyRunnable =
                members.stream().anyMatch(member -> member.pod().problem().isEmpty());
        return members.isEmpty()
                        || isAnyRunnable
                        || findings.observed().primary().isPresent()
                ? Optional.empty()
                : Optional.of(new Condition(STALLED, true, "PodsCannotRun", "no member can run" + inTheWay()));
    }

    private boolean isUnreadyForLong() {
        for (JsonNode condition : resource.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(READY)
                    && condition.path("status").asText().equals("False")) {
                Instant since =
                        Instant.parse(condition.path("lastTransitionTime").asText());
                return !since.plus(PATIENCE).isAfter(now);
            }
        }
        return false;
    }

    /** Why pods do not run, for the end of a sentence. */
    private String inTheWay() {
        return findings.observed().members().stream()
                .filter(member -> !member.isHealthy() && !member.pod().problem().isEmpty())
                .map(member -> "; " + describe(member))
                .collect(Collectors.joining());
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
        Duration timeout = RolloutPolicy.resizeTimeout(memory.appliedSpec().orElse(MissingNode.getInstance()));
        List<String> messages = new ArrayList<>();
        boolean isWithoutRoom = false;
        for (Member member : findings.observed().members()) {
            PodNeed need = findings.needs().getOrDefault(member.name(), PodNeed.NOTHING);
            ResizeProgress progress = ResizeProgress.of(member.pod(), need.resized());
            if (!need.resized().isEmpty() && (progress.isWithoutRoom() || progress.isOverdue(timeout, now))) {
                messages.add(member.name() + ": " + describe(progress));
                isWithoutRoom |= progress.isWithoutRoom();
            }
        }
        return messages.isEmpty()
                ? new Condition("ResizePending", false, AS_EXPECTED, "no resize waits for its node")
                : new Condition(
                        "ResizePending",
                        true,
                        isWithoutRoom ? "NodeWithoutRoom" : "ResizeOverdue",
                        String.join("\n", messages));
    }

    private static String describe(ResizeProgress progress) {
        return progress.state().label()
                + progress.since().map(time -> " since " + time).orElse("")
                + (progress.message().isEmpty() ? "" : ": " + progress.message());
    }

    private Condition restartPending() {
        List<String> names = findings.observed().members().stream()
                .filter(Member::isRestartPending)
                .map(Member::name)
                .toList();
        if (names.isEmpty()) {
            return new Condition("RestartPending", false, AS_EXPECTED, "no parameter waits for a restart");
        }
        String members = String.join(", ", names);
        return findings.observed().members().stream().anyMatch(findings.observed()::isKeptBySource)
                ? new Condition(
                        "RestartPending",
                        true,
                        "SourceHasHigherValues",
                        "parameters of a standby cluster are lower than those of its source, so that " + members
                                + " would restart with the values of the source: lower them there first, then ask for a restart with"
                                + " the annotation postgres.example.com/restart")
                : new Condition("RestartPending", true, "ParametersChanged", "PostgreSQL must restart in " + members);
    }

    private Condition planExceeded() {
        return findings.exceeded()
                .map(reason -> new Condition("PlanExceeded", true, "ApprovalNeeded", reason))
                .orElseGet(() -> new Condition("PlanExceeded", false, AS_EXPECTED, "no change waits for an approval"));
    }
}
