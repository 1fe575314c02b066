package com.example.postgres.cluster.driver;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import java.util.Map;
import java.util.Optional;

/** How a changed spec reaches a running cluster. */
public interface Delivery {

    /** The cluster that runs. */
    Cluster cluster();

    /** Who applies what is rendered. */
    Consumer consumer();

    /** What the spec renders to, applied by nobody. */
    ObjectSet render(Spec spec);

    /** What {@code pgc plan} says that a change of the rendered set does to the cluster as it runs now. */
    default Course plan(ObjectSet before, ObjectSet after) {
        Cluster cluster = cluster();
        int primary = Integer.parseInt(cluster.leader().substring(cluster.name().length() + 1));
        ClusterId id = new ClusterId(cluster.namespace().name(), cluster.name());
        Environment environment = new Environment(
                cluster.namespace().kubernetes().version(), true, Map.of("", true), Map.of(id.toString(), primary));
        ClusterPlan plan = new Planner(RenderTarget.gitops(), environment)
                .plan(
                        id,
                        Optional.of(new ClusterState(before, Optional.empty())),
                        Optional.of(new ClusterState(after, Optional.empty())));
        return plan.course(consumer());
    }

    /**
     * Makes a change, with what the plan asks a person to do, and waits until it is done.
     *
     * @return false if it was refused, and what ran before runs on
     */
    boolean make(Spec before, Spec after, Course plan);
}
