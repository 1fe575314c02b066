/** The commands of {@code pgc}, one class each: options to a request, a result to output and an exit status. */
@NullMarked
package com.example.postgres.cli.command;

import org.jspecify.annotations.NullMarked;
