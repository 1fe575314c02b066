/** Objects of a running cluster, reduced to what somebody set, so that they can be compared with rendered ones. */
@NullMarked
package com.example.postgres.plan.live;

import org.jspecify.annotations.NullMarked;
