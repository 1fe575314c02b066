@NullMarked
package com.example.postgres.plan.live;

import org.jspecify.annotations.NullMarked;
