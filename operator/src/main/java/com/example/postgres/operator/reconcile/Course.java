package com.example.postgres.operator.reconcile;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.render.RenderResult.Rendered;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a pass is about to do: the spec that is served, and the plan that leads to it.
 *
 * @param served the spec and what it renders to; empty if no spec was ever valid and allowed
 * @param specErrors why the current spec is not served; empty if it is valid
 * @param held why the plan of the current spec may not run; empty if it may
 */
record Course(Optional<Served> served, List<String> specErrors, Optional<String> held) {

    Course {
        specErrors = List.copyOf(specErrors);
    }

    /**
     * A spec that is served.
     *
     * @param spec of the PostgresCluster
     * @param rendered what it renders to
     * @param plan from what was applied last to what was rendered
     * @param mayApply whether the plan may run; if not, the members are only looked after
     */
    record Served(JsonNode spec, Rendered rendered, ClusterPlan plan, boolean mayApply) {

        boolean isChanged() {
            return plan.kind() != ClusterPlan.Kind.UNCHANGED;
        }

        int members() {
            return rendered.model().members().replicas();
        }

        KubernetesObject statefulSet() {
            return rendered.manifests().ofKind("StatefulSet").get(0);
        }
    }
}
