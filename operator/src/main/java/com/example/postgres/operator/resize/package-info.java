/** Changes of CPU and memory in running pods: how far the kubelet is, and what to do when it cannot. */
@NullMarked
package com.example.postgres.operator.resize;

import org.jspecify.annotations.NullMarked;
