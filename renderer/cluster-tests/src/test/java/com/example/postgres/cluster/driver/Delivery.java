package com.example.postgres.cluster.driver;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.Course;
import com.example.postgres.target.Consumer;

/** How a changed spec reaches a running cluster. */
public interface Delivery {

    /** The cluster that runs. */
    Cluster cluster();

    /** Who applies what is rendered. */
    Consumer consumer();

    /** What the spec renders to, applied by nobody. */
    ObjectSet render(Spec spec);

    /**
     * Makes a change, with what the plan asks a person to do, and waits until it is done.
     *
     * @return false if it was refused, and what ran before runs on
     */
    boolean make(Spec before, Spec after, Course plan);
}
