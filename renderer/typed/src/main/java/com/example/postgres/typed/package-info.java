/**
 * The strict check of rendered manifests against the types of Kubernetes: what an API server would refuse or silently
 * drop. Independent of the templates, and too slow to start for {@code pgc render}, so it is a module of its own.
 */
@NullMarked
package com.example.postgres.typed;

import org.jspecify.annotations.NullMarked;
