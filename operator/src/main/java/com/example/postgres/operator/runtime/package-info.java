/** The process: configuration, leader election, health, metrics. */
@NullMarked
package com.example.postgres.operator.runtime;

import org.jspecify.annotations.NullMarked;
