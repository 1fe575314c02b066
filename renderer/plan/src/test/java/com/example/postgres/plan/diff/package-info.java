@NullMarked
package com.example.postgres.plan.diff;

import org.jspecify.annotations.NullMarked;
