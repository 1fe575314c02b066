/**
 * What a change of objects does to running clusters, and in which order. {@link com.example.postgres.plan.Planner} compares two
 * sides; pure, as rendering is: what it knows of a cluster beyond the objects is in its {@link
 * com.example.postgres.plan.impact.Environment}.
 *
 * <p>The public types of this module are for callers: they embed the planner as {@code pgc} does.
 */
@NullMarked
package com.example.postgres.plan;

import org.jspecify.annotations.NullMarked;
