/**
 * Proofs over a set of objects, without a cluster: what is so, and what is wrong with it. The set may have been edited, and
 * may hold objects of others. Nothing that renders depends on it.
 */
@NullMarked
package com.example.postgres.proof;

import org.jspecify.annotations.NullMarked;
