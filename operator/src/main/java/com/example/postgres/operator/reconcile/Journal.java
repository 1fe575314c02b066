package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.Inventory;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.VolumeDeletion;
import com.example.postgres.operator.reconcile.Course.Served;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Alarms;
import com.example.postgres.operator.status.Condition;
import com.example.postgres.operator.status.Findings;
import com.example.postgres.operator.status.LastChange;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.operator.status.StatusReport;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The status of a cluster as a pass writes it. What must survive a kill is written before the step that needs it; a conflict ends
 * the pass before anything is done.
 */
final class Journal {

    private final Tools tools;
    private JsonNode resource;
    private Memory memory;

    Journal(Tools tools, JsonNode resource) {
        this.tools = tools;
        this.resource = resource;
        this.memory = Memory.of(resource.path("status"));
    }

    /** The PostgresCluster, as last read or written. */
    JsonNode resource() {
        return resource;
    }

    Memory memory() {
        return memory;
    }

    Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The change that has begun and not ended. */
    Optional<LastChange> openChange() {
        return memory.lastChange().filter(LastChange::isOpen);
    }

    /** Writes what must be known after a kill. */
    void remember(Memory next) {
        if (!next.equals(memory)) {
            memory = next;
            ObjectNode status = resource.path("status").isObject()
                    ? resource.path("status").deepCopy()
                    : ((ObjectNode) resource.deepCopy()).putObject("status");
            next.replaceIn(status);
            write(status);
        }
    }

    /** Remembers what is about to be applied. */
    void begin(Served served) {
        boolean isOther = memory.appliedSpec().filter(served.spec()::equals).isEmpty();
        boolean isKept = isOther && VolumeDeletion.of(resource, served.spec()).isAwaited();
        boolean isStart = served.isChanged() && (isOther || openChange().isEmpty());
        Memory begun = isStart ? memory.withLastChange(started(served.plan())) : memory;
        remember(begun.withAppliedSpec(served.spec())
                .withInventory(new Inventory(begun.inventory())
                        .and(Inventory.of(served.rendered().manifests()))
                        .entries()));
        if (isStart) {
            tools.events().normal(resource, "ChangeStarted", announcement(served.plan()));
        }
        if (isKept) {
            tools.events()
                    .normal(
                            resource,
                            "VolumesKept",
                            VolumeDeletion.explanation(
                                    resource.path("metadata").path("name").asText()));
        }
    }

    private LastChange started(ClusterPlan plan) {
        Optional<LastChange> open = openChange();
        Impact impact = plan.withOperator().impact();
        return new LastChange(
                kind(plan, open),
                plan.fingerprint().orElse(""),
                open.map(LastChange::predicted).orElse(Impact.NONE).and(impact),
                open.map(LastChange::observed).orElse(Impact.NONE).and(whenApplied(impact)),
                now().toString(),
                "");
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

    private static String announcement(ClusterPlan plan) {
        if (plan.kind() == ClusterPlan.Kind.NEW) {
            return "the cluster is created";
        }
        String steps = plan.withOperator().steps().stream()
                .map(step -> step.action() + " (" + step.target() + ")")
                .reduce((one, other) -> one + "; " + other)
                .orElse("no running process changes");
        return "applying a change with the impact " + plan.withOperator().impact() + ": " + steps;
    }

    /** Counts an action as part of the change, before it is performed. */
    void count(Action action) {
        openChange().ifPresent(change -> remember(memory.withLastChange(change.and(action.impact()))));
    }

    /** Forgets objects that were deleted; written with the report. */
    void keep(Inventory left) {
        memory = memory.withInventory(left.entries());
    }

    /** Writes the status of a cluster of which nothing is served, or may be changed. */
    void report(Findings findings) {
        report(findings, false);
    }

    /**
     * Writes the status, and ends a change that has reached its aim.
     *
     * @param isApplied whether the objects are as the served spec wants them
     */
    void report(Findings findings, boolean isApplied) {
        Optional<LastChange> reached = openChange().filter(change -> findings.isSettled() && isApplied);
        reached.ifPresent(change -> memory = memory.withLastChange(change.finished(now().toString())));
        ObjectNode status = StatusReport.of(
                resource, findings, memory, new StatusReport.Server(tools.target(), tools.missingFields()), now());
        List<Condition> alarms = Alarms.between(resource.path("status"), status);
        if (!isSame(status, resource.path("status"))) {
            write(status);
        }
        alarms.forEach(alarm -> tools.events().warning(resource, alarm.reason(), alarm.message()));
        // After the status is written: a pass that read an older object would say it twice.
        reached.ifPresent(change -> tools.events().normal(resource, "ChangeFinished", summary(change)));
    }

    private static String summary(LastChange change) {
        return change.kind() == Progress.CREATE
                ? "the cluster is ready"
                : "predicted " + change.predicted() + ", observed " + change.observed();
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
