/** What the rendered manifests do on a real Kubernetes: a class for each behaviour. */
@NullMarked
package com.example.postgres.cluster;

import org.jspecify.annotations.NullMarked;
