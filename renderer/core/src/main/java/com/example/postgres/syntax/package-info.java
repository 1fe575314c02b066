/**
 * The textual forms that Kubernetes, container registries, cron and the internet define: names, labels, quantities,
 * schedules, addresses. Each type reads one form and says in words what is wrong with a text that is not of it. Knows
 * nothing of PostgresCluster.
 */
@NullMarked
package com.example.postgres.syntax;

import org.jspecify.annotations.NullMarked;
