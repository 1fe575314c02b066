/** Starts the command {@code pgc}. Nothing in these packages decides what the manifests say. */
@NullMarked
package com.example.postgres.cli;

import org.jspecify.annotations.NullMarked;
