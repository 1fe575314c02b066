/** The commands of {@code pgc}, one class each: from options to output and an exit status. */
@NullMarked
package com.example.postgres.cli.command;

import org.jspecify.annotations.NullMarked;
