@NullMarked
package com.example.postgres.postgresql;

import org.jspecify.annotations.NullMarked;
