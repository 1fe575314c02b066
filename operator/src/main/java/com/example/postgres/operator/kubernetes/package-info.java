/** The API server, behind an interface that tests replace. */
@NullMarked
package com.example.postgres.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
