/** Drives clusters on a real Kubernetes: renders and applies them, runs commands in them, puts load on them. */
@NullMarked
package com.example.postgres.cluster.driver;

import org.jspecify.annotations.NullMarked;
