package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.HiddenSecrets;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.Step;
import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One object for one cluster; for several clusters their greatest impact and the list of them. */
final class JsonPlan {

    private JsonPlan() {}

    static String write(PlanReport report) {
        if (report.clusters().size() == 1) {
            ObjectNode only = cluster(report.clusters().get(0).plan(), report.consumer());
            addReleases(only, report);
            return only.toPrettyString() + "\n";
        }
        ObjectNode root = object().put("impact", report.impact().name());
        ArrayNode clusters = root.putArray("clusters");
        report.clusters().forEach(cluster -> clusters.add(cluster(cluster.plan(), report.consumer())));
        addReleases(root, report);
        return root.toPrettyString() + "\n";
    }

    private static void addReleases(ObjectNode root, PlanReport report) {
        for (Changelog.Release release : report.releases()) {
            ArrayNode changes = root.withArrayProperty("manifestChanges");
            release.manifestChanges().forEach(changes::add);
        }
    }

    private static ObjectNode cluster(ClusterPlan plan, Consumer consumer) {
        ObjectNode node = object().put("cluster", plan.cluster().toString())
                .put("kind", plan.kind().name().toLowerCase(Locale.ROOT))
                .put("impact", plan.course(consumer).impact().name());
        ArrayNode changes = node.putArray("changes");
        plan.changes().forEach(change -> changes.add(change(plan, change, consumer)));
        node.set("steps", steps(plan.course(consumer)));
        node.set("withoutOperator", course(plan.withoutOperator()));
        node.set("withOperator", course(plan.withOperator()).put("proven", false));
        ArrayNode assumptions = node.putArray("assumptions");
        plan.assumptions().forEach(assumptions::add);
        plan.fingerprint().ifPresent(fingerprint -> node.put("fingerprint", fingerprint));
        return node;
    }

    private static ObjectNode change(ClusterPlan plan, PlannedChange change, Consumer consumer) {
        Effect effect = change.effect(consumer);
        ObjectNode node = object().put("cluster", plan.cluster().toString())
                .put("object", change.object().toString())
                .put("path", change.value().path().toString());
        if (!change.specPaths().isEmpty()) {
            node.put("specPath", String.join(", ", change.specPaths()));
        }
        node.set("before", value(change, change.value().before()));
        node.set("after", value(change, change.value().after()));
        node.put("impact", effect.impact().name());
        node.set("interrupts", interrupts(effect.interrupts()));
        return node.put("reason", effect.reason());
    }

    /** Null for no value. */
    private static JsonNode value(PlannedChange change, JsonNode value) {
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return change.value().path().equals(FieldPath.ROOT) ? HiddenSecrets.tree(change.object()) : value;
    }

    private static ObjectNode course(Course course) {
        ObjectNode node = object().put("impact", course.impact().name());
        node.set("interrupts", interrupts(course.interrupts()));
        node.set("steps", steps(course));
        return node;
    }

    private static ArrayNode steps(Course course) {
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        int order = 1;
        for (Step step : course.steps()) {
            ObjectNode node = steps.addObject()
                    .put("order", order++)
                    .put("action", step.action())
                    .put("target", step.target())
                    .put("impact", step.impact().name());
            node.set("interrupts", interrupts(step.interrupts()));
            ArrayNode commands = node.putArray("byHand");
            step.byHand().forEach(commands::add);
        }
        return steps;
    }

    private static ObjectNode interrupts(Interrupts interrupts) {
        return object().put("writes", interrupts.writes().label())
                .put("reads", interrupts.reads().label())
                .put("connections", interrupts.connections().label());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
