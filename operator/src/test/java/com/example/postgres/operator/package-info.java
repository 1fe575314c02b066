@NullMarked
package com.example.postgres.operator;

import org.jspecify.annotations.NullMarked;
