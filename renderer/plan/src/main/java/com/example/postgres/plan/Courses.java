package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.impact.ClusterFacts;
import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Merges the effects of all changes of a cluster into the fewest steps. Pods that are replaced take everything that changed, so
 * a rolling restart needs no restart of PostgreSQL and no resize beside it.
 */
final class Courses {

    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

    /** Impacts of changes that need no step but applying the objects. */
    private static final Set<Impact> APPLIED =
            EnumSet.of(Impact.METADATA, Impact.RELOAD, Impact.OUTAGE, Impact.DATA_RISK, Impact.UNKNOWN);

    private final Consumer consumer;
    private final List<PlannedChange> changes;
    private final ClusterFacts before;
    private final ClusterFacts after;
    private final List<Step> steps = new ArrayList<>();

    private Courses(Consumer consumer, List<PlannedChange> changes, ClusterFacts before, ClusterFacts after) {
        this.consumer = consumer;
        this.changes = changes;
        this.before = before;
        this.after = after;
    }

    static Course of(Consumer consumer, List<PlannedChange> changes, ClusterFacts before, ClusterFacts after) {
        return new Courses(consumer, changes, before, after).course();
    }

    private Course course() {
        Impact impact = changes.stream().map(change -> effect(change).impact()).reduce(Impact.NONE, Impact::and);
        if (impact == Impact.FORBIDDEN) {
            refuse();
        } else {
            volumes();
            apply();
            scale();
            replaceOrRestart();
        }
        Interrupts interrupts = steps.stream().map(Step::interrupts).reduce(Interrupts.NOTHING, Interrupts::and);
        return new Course(impact, interrupts, steps);
    }

    private Effect effect(PlannedChange change) {
        return change.effect(consumer);
    }

    private boolean isScale(PlannedChange change) {
        return change.object().isA("StatefulSet") && change.value().path().equals(REPLICAS);
    }

    private List<PlannedChange> with(Predicate<Impact> impact) {
        return changes.stream()
                .filter(change -> !isScale(change) && impact.test(effect(change).impact()))
                .toList();
    }

    private Interrupts interrupts(List<PlannedChange> some) {
        return some.stream().map(change -> effect(change).interrupts()).reduce(Interrupts.NOTHING, Interrupts::and);
    }

    private List<String> byHand(List<PlannedChange> some) {
        return some.stream()
                .flatMap(change -> effect(change).steps().stream())
                .distinct()
                .toList();
    }

    private Impact impact(List<PlannedChange> some) {
        return some.stream().map(change -> effect(change).impact()).reduce(Impact.NONE, Impact::and);
    }

    private static String targets(List<PlannedChange> some) {
        List<String> objects = some.stream()
                .map(PlannedChange::object)
                .map(KubernetesObject::toString)
                .distinct()
                .toList();
        return objects.size() <= 3 ? String.join(", ", objects) : objects.size() + " objects";
    }

    private String statefulSet() {
        return "StatefulSet/" + (after.members() == 0 ? before : after).name();
    }

    private void refuse() {
        List<PlannedChange> forbidden = with(impact -> impact == Impact.FORBIDDEN);
        steps.add(new Step(
                consumer == Consumer.OPERATOR
                        ? "The operator refuses this change"
                        : "Do not apply this change: the cluster would break, or the API server refuses it",
                targets(forbidden),
                Impact.FORBIDDEN,
                interrupts(forbidden),
                byHand(forbidden)));
    }

    private void volumes() {
        List<PlannedChange> expanded = with(impact -> impact == Impact.VOLUME_EXPANSION);
        if (!expanded.isEmpty()) {
            steps.add(new Step(
                    "Grow the volume claims, and re-create the StatefulSet around the running pods",
                    statefulSet(),
                    Impact.VOLUME_EXPANSION,
                    Interrupts.NOTHING,
                    byHand(expanded)));
        }
        List<PlannedChange> recreated = with(impact -> impact == Impact.RECREATE);
        if (!recreated.isEmpty() && expanded.isEmpty()) {
            steps.add(new Step(
                    "Delete the object without its pods, and apply it again",
                    targets(recreated),
                    Impact.RECREATE,
                    interrupts(recreated),
                    byHand(recreated)));
        }
    }

    private void apply() {
        List<PlannedChange> applied = with(APPLIED::contains);
        if (applied.isEmpty()) {
            return;
        }
        steps.add(new Step(action(applied), targets(applied), impact(applied), interrupts(applied), byHand(applied)));
    }

    private String action(List<PlannedChange> applied) {
        if (after.members() == 0 && before.members() > 0) {
            return "Delete the objects of the cluster";
        }
        return switch (impact(applied)) {
            case METADATA -> "Apply the objects; no running process notices";
            case RELOAD -> "Apply the objects; running processes take the changes without a restart";
            default -> "Apply the objects, when you have decided that what they do is wanted";
        };
    }

    private void scale() {
        changes.stream().filter(this::isScale).findFirst().ifPresent(change -> {
            Effect effect = effect(change);
            int number = Math.abs(after.members() - before.members());
            String members = number == 1 ? "one member" : number + " members";
            steps.add(new Step(
                    after.members() > before.members() ? "Start " + members : "Stop " + members,
                    statefulSet(),
                    effect.impact(),
                    effect.interrupts(),
                    effect.steps()));
        });
    }

    private void replaceOrRestart() {
        List<PlannedChange> replaced = with(impact -> impact == Impact.ROLLING_RESTART);
        List<PlannedChange> restarted = with(impact -> impact == Impact.RESTART_POSTGRES);
        List<PlannedChange> resized = with(impact -> impact == Impact.RESIZE_IN_PLACE);
        boolean isPrimaryFirst =
                restarted.stream().anyMatch(change -> effect(change).isPrimaryFirst());
        if (!replaced.isEmpty()) {
            replace(replaced, byHand(replaced));
        } else if (!resized.isEmpty()) {
            steps.add(new Step(
                    "Resize the running containers, replicas first, the primary last",
                    statefulSet(),
                    Impact.RESIZE_IN_PLACE,
                    Interrupts.NOTHING,
                    byHand(resized)));
        }
        // A replica that is replaced keeps the greater value of its primary, so only a restart lowers it.
        if (!restarted.isEmpty() && (replaced.isEmpty() || isPrimaryFirst)) {
            steps.add(new Step(
                    restart(isPrimaryFirst),
                    statefulSet(),
                    Impact.RESTART_POSTGRES,
                    interrupts(restarted),
                    byHand(restarted)));
        }
    }

    private String restart(boolean isPrimaryFirst) {
        if (members() <= 1) {
            return "Restart PostgreSQL in its pod";
        }
        return isPrimaryFirst
                ? "Restart PostgreSQL in the primary, then in the replicas, one after another"
                : "Restart PostgreSQL in the replicas, one after another, then switch over, and restart it in the former"
                        + " primary";
    }

    private void replace(List<PlannedChange> replaced, List<String> afterwards) {
        Interrupts interrupts = interrupts(replaced);
        if (members() <= 1) {
            roll("Replace the pod of the only member", interrupts);
        } else if (consumer == Consumer.OPERATOR) {
            roll(
                    "Replace the pods of the replicas, one after another",
                    new Interrupts(after.waitForReplica(), interrupts.reads(), interrupts.connections()));
            roll(
                    "Switch over to a replica",
                    new Interrupts(interrupts.writes(), Interruption.NONE, interrupts.connections()));
            roll(
                    "Replace the pod of the former primary",
                    new Interrupts(after.waitForReplica(), interrupts.reads(), interrupts.connections()));
        } else {
            roll(
                    "Replace the pods one after another, from the highest ordinal to 0; the primary hands over when its pod"
                            + " stops",
                    interrupts);
        }
        if (!afterwards.isEmpty()) {
            steps.add(new Step(
                    "When all members are ready, restart PostgreSQL where a restart is pending",
                    statefulSet(),
                    Impact.RESTART_POSTGRES,
                    interrupts,
                    afterwards));
        }
    }

    /** Those that run when the cluster has grown or shrunk. */
    private int members() {
        return after.members() == 0 ? before.members() : after.members();
    }

    private void roll(String action, Interrupts interrupts) {
        steps.add(new Step(action, statefulSet(), Impact.ROLLING_RESTART, interrupts, List.of()));
    }
}
