/** What a GitOps tool that applies the objects adds to their effect: Flux and Argo CD, as their own objects configure them. */
@NullMarked
package com.example.postgres.plan.engine;

import org.jspecify.annotations.NullMarked;
