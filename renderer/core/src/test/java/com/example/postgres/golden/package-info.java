/** Committed manifests, compared byte by byte with what the renderer prints. */
@NullMarked
package com.example.postgres.golden;

import org.jspecify.annotations.NullMarked;
