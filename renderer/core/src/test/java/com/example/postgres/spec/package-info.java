@NullMarked
package com.example.postgres.spec;

import org.jspecify.annotations.NullMarked;
