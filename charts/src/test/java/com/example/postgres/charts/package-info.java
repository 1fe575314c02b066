/** Tests of the charts with Helm itself, which runs in the process. */
@NullMarked
package com.example.postgres.charts;

import org.jspecify.annotations.NullMarked;
