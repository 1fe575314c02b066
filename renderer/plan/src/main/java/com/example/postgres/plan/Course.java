package com.example.postgres.plan;

import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import java.util.List;

/**
 * What one consumer does with all changes of a cluster.
 *
 * @param impact the greatest of all changes
 * @param interrupts what is not possible at some moment
 * @param steps in their order; empty if nothing changes
 */
public record Course(Impact impact, Interrupts interrupts, List<Step> steps) {

    public Course {
        steps = List.copyOf(steps);
    }
}
