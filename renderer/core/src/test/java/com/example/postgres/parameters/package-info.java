@NullMarked
package com.example.postgres.parameters;

import org.jspecify.annotations.NullMarked;
