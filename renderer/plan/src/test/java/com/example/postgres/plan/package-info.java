@NullMarked
package com.example.postgres.plan;

import org.jspecify.annotations.NullMarked;
