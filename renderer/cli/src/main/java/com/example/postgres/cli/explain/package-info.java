/** What {@code pgc explain} says about fields of the spec and about lines of rendered objects. */
@NullMarked
package com.example.postgres.cli.explain;

import org.jspecify.annotations.NullMarked;
