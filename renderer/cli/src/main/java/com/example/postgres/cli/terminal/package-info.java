/** The environment of a command: streams, working directory, variables, exit statuses, version. */
@NullMarked
package com.example.postgres.cli.terminal;

import org.jspecify.annotations.NullMarked;
