/**
 * Manifests to standard output or to a directory. The directory survives a crash at any moment and never loses a file
 * that somebody else wrote.
 */
@NullMarked
package com.example.postgres.cli.output;

import org.jspecify.annotations.NullMarked;
