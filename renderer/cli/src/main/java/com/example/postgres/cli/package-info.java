/**
 * The command {@code pgc}: flags to a request, a result to files, text and an exit code. Nothing here decides what the
 * manifests say.
 */
@NullMarked
package com.example.postgres.cli;

import org.jspecify.annotations.NullMarked;
