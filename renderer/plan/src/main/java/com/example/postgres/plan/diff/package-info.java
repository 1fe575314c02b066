/**
 * The difference of two sets of Kubernetes objects: which objects are added, removed and changed, and in a changed one which
 * values. Says what differs, not what it does.
 */
@NullMarked
package com.example.postgres.plan.diff;

import org.jspecify.annotations.NullMarked;
