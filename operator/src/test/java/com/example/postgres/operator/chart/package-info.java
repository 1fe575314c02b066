/** The operator's Helm chart on an API server. */
@NullMarked
package com.example.postgres.operator.chart;

import org.jspecify.annotations.NullMarked;
