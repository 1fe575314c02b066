package com.example.postgres.operator.reconcile;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.Applier;
import com.example.postgres.operator.apply.Owner;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.reconcile.Course.Served;
import com.example.postgres.operator.status.LastChange;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Reads, validates, renders and plans; falls back to the spec that is served when the current one is invalid or held. */
final class Courses {

    private static final List<String> INPUT_FIELDS = List.of("apiVersion", "kind");

    private final Renderer renderer;
    private final RenderTarget target;

    Courses(Renderer renderer, RenderTarget target) {
        this.renderer = renderer;
        this.target = target;
    }

    Course of(ClusterId cluster, JsonNode resource, Memory memory, LiveCluster live, Planner planner, ChangeGate gate) {
        JsonNode spec = resource.path("spec");
        RenderResult result = render(cluster, resource, spec);
        if (result instanceof Rendered rendered) {
            ClusterPlan plan = plan(cluster, resource, memory, live, planner, spec, rendered);
            Optional<String> refusal = isUnderWay(memory, spec, plan) ? Optional.empty() : gate.refusal(plan);
            if (refusal.isEmpty()) {
                return new Course(Optional.of(new Served(spec, rendered, plan, true)), List.of(), Optional.empty());
            }
            return new Course(earlier(cluster, resource, memory, live, planner, gate), List.of(), refusal);
        }
        return new Course(
                earlier(cluster, resource, memory, live, planner, gate),
                result.violations().stream()
                        .filter(Violation::isError)
                        .map(Violation::fieldError)
                        .toList(),
                Optional.empty());
    }

    /** Whether the plan is the rest of a change that was admitted, which may take many passes. */
    private static boolean isUnderWay(Memory memory, JsonNode spec, ClusterPlan plan) {
        Impact impact = plan.withOperator().impact();
        return impact != Impact.FORBIDDEN
                && memory.appliedSpec().filter(spec::equals).isPresent()
                && memory.lastChange()
                        .filter(LastChange::isOpen)
                        .filter(change -> impact.compareTo(change.predicted()) <= 0)
                        .isPresent();
    }

    /** The spec that was served before. */
    private Optional<Served> earlier(
            ClusterId cluster, JsonNode resource, Memory memory, LiveCluster live, Planner planner, ChangeGate gate) {
        return memory.appliedSpec().flatMap(spec -> {
            if (render(cluster, resource, spec) instanceof Rendered rendered) {
                ClusterPlan plan = plan(cluster, resource, memory, live, planner, spec, rendered);
                boolean mayApply =
                        isUnderWay(memory, spec, plan) || gate.refusal(plan).isEmpty();
                return Optional.of(new Served(spec, rendered, plan, mayApply));
            }
            return Optional.empty();
        });
    }

    /** Metadata that the API server and tools write is no input. */
    private RenderResult render(ClusterId cluster, JsonNode resource, JsonNode spec) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        INPUT_FIELDS.forEach(field -> document.set(field, resource.path(field)));
        document.putObject("metadata").put("name", cluster.name()).put("namespace", cluster.namespace());
        document.set("spec", spec);
        return renderer.render(Document.ofTree(cluster.toString(), document), target);
    }

    private static ClusterPlan plan(
            ClusterId cluster,
            JsonNode resource,
            Memory memory,
            LiveCluster live,
            Planner planner,
            JsonNode spec,
            Rendered rendered) {
        ObjectSet before = Applier.applied(live, rendered.manifests(), Owner.of(resource));
        boolean isNew = before.objects().isEmpty() && memory.appliedSpec().isEmpty();
        return planner.plan(
                cluster,
                isNew ? Optional.empty() : Optional.of(new ClusterState(before, memory.appliedSpec())),
                Optional.of(new ClusterState(rendered.manifests(), Optional.of(spec))));
    }
}
