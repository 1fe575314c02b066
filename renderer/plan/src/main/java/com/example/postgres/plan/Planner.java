package com.example.postgres.plan;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterPlan.Kind;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.plan.engine.EngineRules;
import com.example.postgres.plan.impact.ChangeContext;
import com.example.postgres.plan.impact.ClusterFacts;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.ImpactRules;
import com.example.postgres.plan.impact.Judgement;
import com.example.postgres.render.ClusterId;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code plan(before, after) -> plan}: a pure function of two sides. Thread-safe. */
public final class Planner {

    private static final ClusterState NOTHING = new ClusterState(new ObjectSet(List.of()), Optional.empty());

    private final RenderTarget target;
    private final Environment environment;
    private final Optional<Engine> engine;

    /**
     * @param target for which both sides are rendered; part of the fingerprint
     * @param environment what is known of the Kubernetes cluster
     */
    public Planner(RenderTarget target, Environment environment) {
        this(target, environment, Optional.empty());
    }

    private Planner(RenderTarget target, Environment environment, Optional<Engine> engine) {
        this.target = target;
        this.environment = environment;
        this.engine = engine;
    }

    /** The same with the GitOps tool that applies the objects. */
    public Planner appliedBy(Engine tool) {
        return new Planner(target, environment, Optional.of(tool));
    }

    /** What the change from one side to the other does to every cluster of either side. */
    public FleetPlan plan(Map<ClusterId, ClusterState> before, Map<ClusterId, ClusterState> after) {
        SortedSet<ClusterId> clusters = new TreeSet<>();
        clusters.addAll(before.keySet());
        clusters.addAll(after.keySet());
        return new FleetPlan(clusters.stream()
                .map(cluster -> plan(
                        cluster, Optional.ofNullable(before.get(cluster)), Optional.ofNullable(after.get(cluster))))
                .toList());
    }

    /** What the change does to one cluster; a side without a state does not have the cluster. */
    public ClusterPlan plan(ClusterId cluster, Optional<ClusterState> before, Optional<ClusterState> after) {
        ClusterState earlier = before.orElse(NOTHING);
        ClusterState later = after.orElse(NOTHING);
        SetDifference difference = SetDifference.between(earlier.objects(), later.objects());
        ClusterFacts earlierFacts = ClusterFacts.of(cluster.namespace(), cluster.name(), earlier.objects());
        ClusterFacts laterFacts = ClusterFacts.of(cluster.namespace(), cluster.name(), later.objects());
        SpecChange spec = SpecChange.of(earlier, later);
        Optional<EngineRules> rules = engine.map(tool -> new EngineRules(tool, earlier.objects(), later.objects()));
        List<PlannedChange> changes = new ArrayList<>();
        for (ObjectChange change : difference.changes()) {
            ChangeContext context = new ChangeContext(
                    earlierFacts,
                    laterFacts,
                    change instanceof Changed changed ? Optional.of(changed.before()) : Optional.of(change.object()),
                    Optional.of(change.object()),
                    environment);
            for (ValueChange value : values(change)) {
                Judgement judged = ImpactRules.judge(change, value, context);
                Judgement judgement =
                        rules.map(tool -> tool.judge(change, value, judged)).orElse(judged);
                changes.add(new PlannedChange(change.object(), value, spec.causes(change.object(), value), judgement));
            }
        }
        return new ClusterPlan(
                cluster,
                kind(before, after, difference),
                changes,
                Courses.of(Consumer.GITOPS, changes, earlierFacts, laterFacts),
                Courses.of(Consumer.OPERATOR, changes, earlierFacts, laterFacts),
                changes.stream()
                        .flatMap(change -> change.judgement().assumptions().stream())
                        .distinct()
                        .toList(),
                Fingerprint.of(earlier, later, target));
    }

    private static List<ValueChange> values(ObjectChange change) {
        if (change instanceof Changed changed) {
            return changed.values();
        }
        JsonNode tree = change.object().tree();
        return List.of(
                change instanceof Added
                        ? ValueChange.added(FieldPath.ROOT, tree)
                        : ValueChange.removed(FieldPath.ROOT, tree));
    }

    private static Kind kind(Optional<ClusterState> before, Optional<ClusterState> after, SetDifference difference) {
        if (before.isEmpty()) {
            return Kind.NEW;
        }
        if (after.isEmpty()) {
            return Kind.DELETED;
        }
        return difference.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
    }
}
