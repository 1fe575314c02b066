/**
 * The text formats that Kubernetes, container registries, cron and the internet define: names, labels, quantities,
 * schedules, addresses. Each type parses one format and explains what is wrong with a text that does not have it.
 * Knows nothing of PostgresCluster.
 */
@NullMarked
package com.example.postgres.syntax;

import org.jspecify.annotations.NullMarked;
