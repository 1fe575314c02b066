/**
 * For whom and for which Kubernetes a cluster is rendered. Everything in which two renders of one spec can differ is
 * in {@link com.example.postgres.target.RenderTarget}; nothing is read from the environment.
 */
@NullMarked
package com.example.postgres.target;

import org.jspecify.annotations.NullMarked;
