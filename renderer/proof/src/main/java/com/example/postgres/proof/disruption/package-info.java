/**
 * What happens to the members when nodes are drained.
 *
 * <p>https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
@NullMarked
package com.example.postgres.proof.disruption;

import org.jspecify.annotations.NullMarked;
