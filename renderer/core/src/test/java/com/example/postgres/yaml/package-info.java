@NullMarked
package com.example.postgres.yaml;

import org.jspecify.annotations.NullMarked;
