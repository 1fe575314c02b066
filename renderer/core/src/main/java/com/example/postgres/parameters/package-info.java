/**
 * The server parameters of PostgreSQL: which exist in which major version, what values they take, which need a restart,
 * and which are not the user's to set. Knows neither the spec nor Kubernetes; it may use {@code source} and the JDK only.
 *
 * <p>The facts are data: {@code catalogue.tsv}, made by {@code src/main/parameters/make-catalogue.py} from the
 * {@code pg_settings} of one server per major version, and {@code managed.tsv}, written by hand.
 */
@NullMarked
package com.example.postgres.parameters;

import org.jspecify.annotations.NullMarked;
