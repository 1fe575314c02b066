/**
 * PostgreSQL's own notations: its version numbers and the lines of pg_hba.conf. Knows nothing of PostgresCluster or
 * Kubernetes.
 */
@NullMarked
package com.example.postgres.postgresql;

import org.jspecify.annotations.NullMarked;
