/**
 * Manifests to standard output or to a directory. The directory survives a crash at any moment, and files that
 * pgc did not write are never lost.
 */
@NullMarked
package com.example.postgres.cli.output;

import org.jspecify.annotations.NullMarked;
