/** The operator against an API server that fails. */
@NullMarked
package com.example.postgres.operator.fault;

import org.jspecify.annotations.NullMarked;
