package com.example.postgres.plan;

import com.example.postgres.plan.impact.Environment;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Map;

/** {@code plan(before, after) -> plan}: a pure function of two sides. */
public final class Planner {

    private final RenderTarget target;
    private final Environment environment;

    /**
     * @param target for which both sides are rendered; part of the fingerprint
     * @param environment what is known of the Kubernetes cluster
     */
    public Planner(RenderTarget target, Environment environment) {
        this.target = target;
        this.environment = environment;
    }

    /** What the change from one side to the other does to every cluster of either side. */
    public FleetPlan plan(Map<ClusterId, ClusterState> before, Map<ClusterId, ClusterState> after) {
        return new FleetPlan(List.of());
    }
}
