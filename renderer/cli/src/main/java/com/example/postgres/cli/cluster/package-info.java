/** A running Kubernetes cluster, read only. No other package loads the client of Kubernetes. */
@NullMarked
package com.example.postgres.cli.cluster;

import org.jspecify.annotations.NullMarked;
