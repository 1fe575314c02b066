package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.ValueText;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.plan.FleetPlan;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.target.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report shows.
 *
 * @param clusters of both sides, in the order of namespace and name
 * @param gate that decides about them
 * @param engineNotes how the GitOps tool treats all of them
 * @param changelog what to print beside a plan that changes something
 */
public record PlanReport(List<PlannedCluster> clusters, Gate gate, List<String> engineNotes, Changelog changelog) {

    /** More would hide the plan, and not fit into a comment. */
    private static final int MAX_OBJECTIONS = 20;

    public PlanReport {
        clusters = List.copyOf(clusters);
        engineNotes = engineNotes.stream().map(ValueText::name).toList();
    }

    /** Who applies the change. */
    Consumer consumer() {
        return gate.consumer();
    }

    /** The greatest impact. */
    Impact impact() {
        return fleet().impact(consumer());
    }

    private FleetPlan fleet() {
        return new FleetPlan(clusters.stream().map(PlannedCluster::plan).toList());
    }

    List<PlannedCluster> changed() {
        return clusters.stream().filter(PlannedCluster::isChanged).toList();
    }

    /** What releases say about the changes; nothing if nothing changes. */
    List<Changelog.Release> releases() {
        return changed().isEmpty() ? List.of() : changelog.releases();
    }

    /** Why the gate is closed; empty if it is open. */
    public List<String> objections() {
        return clusters.stream()
                .flatMap(cluster -> gate.objection(cluster).stream())
                .toList();
    }

    /** The result in one line. */
    public String verdict() {
        List<PlannedCluster> changed = changed();
        String all = Findings.count(clusters.size(), "cluster");
        if (changed.isEmpty()) {
            return "NONE: nothing changes in " + all;
        }
        Interrupts interrupts = changed.stream()
                .map(cluster -> cluster.plan().course(consumer()).interrupts())
                .reduce(Interrupts.NOTHING, Interrupts::and);
        String subject = clusters.size() == 1
                ? changed.get(0).label()
                : changed.size() + " of " + all + (changed.size() == 1 ? " changes (" : " change (") + counts() + ")";
        return impact() + ": " + subject + ", " + describe(interrupts);
    }

    /** What follows the verdict: gate, maintenance windows, GitOps tool, capacity. */
    List<String> summary() {
        List<String> lines = new ArrayList<>(gateLines());
        lines.addAll(windows());
        lines.addAll(engineNotes);
        capacity().ifPresent(lines::add);
        return lines;
    }

    /** {@code 2 NONE, 1 ROLLING_RESTART}. */
    private String counts() {
        Map<Impact, Long> counts = fleet().counts(consumer());
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /** {@code gate open (closes at DATA_RISK)}, or why it is closed, a line for each cluster. */
    List<String> gateLines() {
        List<String> objections = objections();
        if (objections.isEmpty()) {
            return List.of("Gate: open (" + gate.rule() + ")");
        }
        List<String> lines = new ArrayList<>();
        objections.stream().limit(MAX_OBJECTIONS).forEach(objection -> lines.add("Gate: closed by " + objection));
        if (objections.size() > MAX_OBJECTIONS) {
            lines.add("Gate: closed by " + (objections.size() - MAX_OBJECTIONS) + " more clusters");
        }
        return lines;
    }

    /** What all members of all clusters request more or less; empty if nothing. */
    private Optional<String> capacity() {
        Capacity before = Capacity.NONE;
        Capacity after = Capacity.NONE;
        for (PlannedCluster cluster : clusters) {
            before = before.plus(cluster.before());
            after = after.plus(cluster.after());
        }
        return before.changeTo(after).map(change -> "Requested by all members: " + change);
    }

    /** The maintenance windows of the environments that have a changed cluster, a line for each environment. */
    private List<String> windows() {
        return changed().stream()
                .flatMap(cluster -> gate.environment(cluster.plan()).stream())
                .distinct()
                .filter(environment -> !environment.windows().isEmpty())
                .map(environment -> "Maintenance windows of " + environment.name() + ": "
                        + environment.windows().stream().map(Object::toString).collect(Collectors.joining("; ")))
                .toList();
    }

    /** {@code writes stop for seconds, reads for a restart}. */
    public static String describe(Interrupts interrupts) {
        if (interrupts.equals(Interrupts.NOTHING)) {
            return "interrupts nothing";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "writes", interrupts.writes());
        add(parts, "reads", interrupts.reads());
        add(parts, "connections", interrupts.connections());
        return "interrupts " + String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, Interruption interruption) {
        if (interruption != Interruption.NONE) {
            parts.add(what + " (" + interruption.label() + ")");
        }
    }

    /** The name of a column, and of the other one. */
    static String title(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? "With the operator" : "Without operator";
    }

    static Consumer other(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? Consumer.GITOPS : Consumer.OPERATOR;
    }
}
