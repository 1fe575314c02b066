@NullMarked
package com.example.postgres.syntax;

import org.jspecify.annotations.NullMarked;
