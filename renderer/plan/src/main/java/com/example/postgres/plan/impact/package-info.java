/**
 * What a change does to a running cluster: rules as tables, a row for each kind of path that the templates print. Start at
 * {@link com.example.postgres.plan.impact.ImpactRules}.
 */
@NullMarked
package com.example.postgres.plan.impact;

import org.jspecify.annotations.NullMarked;
