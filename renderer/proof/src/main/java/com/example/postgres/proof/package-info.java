/**
 * Proofs over a set of objects, without a cluster: facts and violations. The set may have been edited, and may hold objects
 * of other applications.
 */
@NullMarked
package com.example.postgres.proof;

import org.jspecify.annotations.NullMarked;
