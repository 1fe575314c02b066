/** Phase and conditions, as pure functions of what was observed. */
@NullMarked
package com.example.postgres.operator.status;

import org.jspecify.annotations.NullMarked;
