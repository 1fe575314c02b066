/** Kubernetes objects, rendered or read from files: identity, values and their positions, order, pod templates. */
@NullMarked
package com.example.postgres.object;

import org.jspecify.annotations.NullMarked;
