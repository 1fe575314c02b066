package com.example.postgres.operator.change;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges the difference between two pod templates with the rules of the plan. */
public final class RevisionRules {

    private final Planner planner;

    /** @param planner that also plans the change of the whole cluster */
    public RevisionRules(Planner planner) {
        this.planner = planner;
    }

    /**
     * What a pod needs.
     *
     * @param set the StatefulSet, whose template is left aside
     * @param has the template of the pod's revision
     * @param wants the template of the current revision
     */
    public PodNeed need(ClusterId cluster, KubernetesObject set, JsonNode has, JsonNode wants) {
        ClusterPlan plan = planner.plan(cluster, Optional.of(state(set, has)), Optional.of(state(set, wants)));
        boolean isReplaced = false;
        boolean isRestarted = false;
        Set<String> resized = new TreeSet<>();
        for (PlannedChange change : plan.changes()) {
            Impact impact = change.effect(Consumer.OPERATOR).impact();
            isReplaced |= impact.compareTo(Impact.ROLLING_RESTART) >= 0;
            isRestarted |= impact == Impact.RESTART_POSTGRES;
            if (impact == Impact.RESIZE_IN_PLACE) {
                container(change).ifPresent(resized::add);
            }
        }
        return new PodNeed(false, isReplaced, isRestarted, resources(wants, resized));
    }

    private static ClusterState state(KubernetesObject set, JsonNode template) {
        ObjectNode tree = set.tree().deepCopy();
        tree.withObject("/spec").set("template", template);
        return new ClusterState(
                new ObjectSet(ObjectReader.read(List.of(Document.ofTree("revision", tree)))
                        .set()
                        .objects()),
                Optional.empty());
    }

    /** The name in {@code spec.template.spec.containers[name=postgres].resources}. */
    private static Optional<String> container(PlannedChange change) {
        String path = change.value().path().toString();
        int start = path.indexOf("[name=");
        return start < 0
                ? Optional.empty()
                : Optional.of(path.substring(start + "[name=".length(), path.indexOf(']', start)));
    }

    private static ArrayNode resources(JsonNode template, Set<String> names) {
        ArrayNode containers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode container : template.path("spec").path("containers")) {
            if (names.contains(container.path("name").asText())) {
                ObjectNode changed = containers.addObject();
                changed.set("name", container.path("name"));
                changed.set("resources", container.path("resources"));
            }
        }
        return containers;
    }
}
