@NullMarked
package com.example.postgres.validation;

import org.jspecify.annotations.NullMarked;
