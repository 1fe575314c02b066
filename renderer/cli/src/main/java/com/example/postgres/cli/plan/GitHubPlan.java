package com.example.postgres.cli.plan;

import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.report.WorkflowCommand;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Annotations: the verdict, then what changes of a cluster do, at the field of the spec that causes it. What closes the gate is
 * an error, what restarts PostgreSQL a warning, all else a notice; what does nothing has none.
 */
final class GitHubPlan {

    private static final int MAX_OBJECTS = 5;

    private GitHubPlan() {}

    static String write(PlanReport report) {
        StringBuilder text = new StringBuilder();
        String level = report.objections().isEmpty() ? "notice" : "error";
        text.append(WorkflowCommand.of(
                level, Position.of(""), "pgc plan", report.verdict() + "\n" + String.join("\n", report.gateLines())));
        Set<String> annotations = new LinkedHashSet<>();
        for (PlannedCluster cluster : report.changed()) {
            Map<Impact, Map<String, List<PlannedChange>>> changes = cluster.changes(report.consumer());
            changes.remove(Impact.NONE);
            changes.forEach((impact, byReason) -> byReason.forEach((reason, same) ->
                    annotations.add(annotation(level(report, cluster, impact), cluster, impact, reason, same))));
        }
        annotations.forEach(text::append);
        return text.toString();
    }

    private static String level(PlanReport report, PlannedCluster cluster, Impact impact) {
        if (!report.gate().allows(cluster.plan(), impact)) {
            return "error";
        }
        return impact.compareTo(Impact.RESTART_POSTGRES) >= 0 ? "warning" : "notice";
    }

    private static String annotation(
            String level, PlannedCluster cluster, Impact impact, String reason, List<PlannedChange> changes) {
        String objects = changes.stream()
                .map(change -> change.object()
                        + (change.value().path().equals(FieldPath.ROOT)
                                ? ""
                                : " " + change.value().path()))
                .distinct()
                .limit(MAX_OBJECTS)
                .collect(Collectors.joining("\n"));
        int more = changes.size() - MAX_OBJECTS;
        return WorkflowCommand.of(
                level,
                position(cluster, changes.get(0)),
                impact + " of " + cluster.label(),
                reason + TextPlan.cause(changes) + "\n" + objects + (more > 0 ? "\nand " + more + " more" : ""));
    }

    /** The field of the spec, or the object in its file; nothing for what goes. */
    private static Position position(PlannedCluster cluster, PlannedChange change) {
        if (cluster.spec().isPresent()) {
            String field =
                    change.specPaths().isEmpty() ? "" : change.specPaths().get(0);
            FieldPath path = FieldPath.of(field.replaceFirst("\\[.*", "").split("\\.", -1));
            return inCheckout(cluster.spec().get().document().sources().locate(path));
        }
        return change.value().isRemoved() && change.value().path().equals(FieldPath.ROOT)
                ? Position.of("")
                : inCheckout(change.object().sources().locate(change.object().path()));
    }

    /** A file at a revision has the same path in the checkout. */
    private static Position inCheckout(Position position) {
        String source = position.source();
        return source.startsWith(SideSource.GIT)
                ? new Position(source.substring(source.lastIndexOf(':') + 1), position.line(), position.column())
                : position;
    }
}
