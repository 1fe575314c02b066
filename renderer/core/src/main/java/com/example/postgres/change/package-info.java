/**
 * What a change of a spec means for a cluster that exists: refused, steps by hand, or nothing to say. Compares {@link
 * com.example.postgres.change.GuardedValues} of two models; knows nothing of where the earlier values come from.
 */
@NullMarked
package com.example.postgres.change;

import org.jspecify.annotations.NullMarked;
