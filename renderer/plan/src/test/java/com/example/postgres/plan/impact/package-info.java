@NullMarked
package com.example.postgres.plan.impact;

import org.jspecify.annotations.NullMarked;
