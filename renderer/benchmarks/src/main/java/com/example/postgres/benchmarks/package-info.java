/** How long the library takes, and where it goes. */
@NullMarked
package com.example.postgres.benchmarks;

import org.jspecify.annotations.NullMarked;
