/** An API server in memory that can be made to fail; {@code ApiServerContractTest} compares it with a real one. */
@NullMarked
package com.example.postgres.operator.fake;

import org.jspecify.annotations.NullMarked;
