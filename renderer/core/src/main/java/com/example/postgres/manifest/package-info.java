/**
 * Rendered Kubernetes objects as trees: identity, order, structural checks. Knows no spec and no template.
 */
@NullMarked
package com.example.postgres.manifest;

import org.jspecify.annotations.NullMarked;
