/** What to do next, one action at a time, and whether a plan permits it. Decides; the executor acts. */
@NullMarked
package com.example.postgres.operator.change;

import org.jspecify.annotations.NullMarked;
