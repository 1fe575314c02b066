package com.example.postgres.operator.reconcile;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.Adoption;
import com.example.postgres.operator.apply.Applier;
import com.example.postgres.operator.apply.Inventory;
import com.example.postgres.operator.apply.Owner;
import com.example.postgres.operator.change.ChangeGate;
import com.example.postgres.operator.change.VolumeDeletion;
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

    /** A spec, what it renders to, and the plan that leads there. */
    private record Candidate(JsonNode spec, Rendered rendered, ClusterPlan plan, Optional<String> refusal) {

        Served served(boolean mayApply) {
            return new Served(spec, rendered, plan, mayApply);
        }
    }

    /** What a course depends on, beside the spec. */
    record Situation(
            ClusterId cluster, JsonNode resource, Memory memory, Adoption adoption, Planner planner, ChangeGate gate) {}

    Course of(Situation now) {
        JsonNode spec = now.resource().path("spec");
        RenderResult result = render(now, spec);
        if (result instanceof Rendered rendered) {
            Candidate current = candidate(now, spec, rendered);
            return current.refusal().isEmpty()
                    ? new Course(Optional.of(current.served(true)), List.of(), Optional.empty())
                    : new Course(earlier(now), List.of(), current.refusal());
        }
        return new Course(
                earlier(now),
                result.violations().stream()
                        .filter(Violation::isError)
                        .map(Violation::fieldError)
                        .toList(),
                Optional.empty());
    }

    /** The spec that was served before. */
    private Optional<Served> earlier(Situation now) {
        return now.memory().appliedSpec().flatMap(spec -> {
            if (render(now, spec) instanceof Rendered rendered) {
                Candidate before = candidate(now, spec, rendered);
                return Optional.of(before.served(before.refusal().isEmpty()));
            }
            return Optional.empty();
        });
    }

    private Candidate candidate(Situation now, JsonNode spec, Rendered rendered) {
        ClusterPlan plan = plan(now, spec, rendered);
        Optional<String> refusal = isUnderWay(now.memory(), spec, plan) ? Optional.empty() : refusal(now, spec, plan);
        return new Candidate(spec, rendered, plan, refusal);
    }

    private Optional<String> refusal(Situation now, JsonNode spec, ClusterPlan plan) {
        Optional<String> refusal = now.gate().refusal(plan);
        VolumeDeletion deletion = VolumeDeletion.of(now.resource(), spec);
        if (refusal.isPresent() && deletion.isWanted() && deletion.isConfirmed()) {
            // That volumes are deleted with the cluster is confirmed, so the rest is judged.
            refusal = now.gate().refusal(planOfRest(now, spec, plan));
        }
        return refusal.or(() -> now.adoption().refusal(plan));
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

    private ClusterPlan planOfRest(Situation now, JsonNode spec, ClusterPlan whole) {
        return renderAsIs(now, VolumeDeletion.kept(spec)) instanceof Rendered rest ? plan(now, spec, rest) : whole;
    }

    private RenderResult render(Situation now, JsonNode spec) {
        boolean isKept = VolumeDeletion.of(now.resource(), spec).isAwaited();
        return renderAsIs(now, isKept ? VolumeDeletion.kept(spec) : spec);
    }

    /** Metadata that the API server and tools write is no input. */
    private RenderResult renderAsIs(Situation now, JsonNode spec) {
        ClusterId cluster = now.cluster();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        INPUT_FIELDS.forEach(field -> document.set(field, now.resource().path(field)));
        document.putObject("metadata").put("name", cluster.name()).put("namespace", cluster.namespace());
        document.set("spec", spec);
        return renderer.render(Document.ofTree(cluster.toString(), document), target);
    }

    private static ClusterPlan plan(Situation now, JsonNode spec, Rendered rendered) {
        Optional<JsonNode> earlier = now.memory().appliedSpec();
        ObjectSet before = Applier.applied(
                rendered.manifests(),
                now.adoption(),
                Owner.of(now.resource()),
                new Inventory(now.memory().inventory()));
        boolean isNew = before.objects().isEmpty() && earlier.isEmpty();
        return now.planner()
                .plan(
                        now.cluster(),
                        isNew ? Optional.empty() : Optional.of(new ClusterState(before, earlier)),
                        Optional.of(new ClusterState(rendered.manifests(), Optional.of(spec))));
    }
}
