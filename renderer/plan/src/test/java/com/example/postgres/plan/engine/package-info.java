@NullMarked
package com.example.postgres.plan.engine;

import org.jspecify.annotations.NullMarked;
