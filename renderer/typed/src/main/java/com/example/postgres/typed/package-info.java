/**
 * The strict check of Kubernetes objects against the fabric8 model: what an API server would refuse or silently drop.
 * Loading the model takes longer than {@code pgc render} may, so this is a module of its own.
 */
@NullMarked
package com.example.postgres.typed;

import org.jspecify.annotations.NullMarked;
