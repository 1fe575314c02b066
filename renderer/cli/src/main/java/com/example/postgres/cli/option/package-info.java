/** Options that several commands share, and how their values are read. */
@NullMarked
package com.example.postgres.cli.option;

import org.jspecify.annotations.NullMarked;
