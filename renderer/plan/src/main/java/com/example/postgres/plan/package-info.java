/**
 * What a change of objects does to running clusters, and in which order. {@link com.example.postgres.plan.Planner} compares two
 * sides; pure, as rendering is: what it knows of a cluster beyond the objects is in its {@link
 * com.example.postgres.plan.impact.Environment}.
 */
@NullMarked
package com.example.postgres.plan;

import org.jspecify.annotations.NullMarked;
