/**
 * Where a value is and what is wrong with it: paths, positions, violations. Knows nothing of PostgreSQL, Kubernetes
 * or YAML; every other package may use it.
 */
@NullMarked
package com.example.postgres.source;

import org.jspecify.annotations.NullMarked;
