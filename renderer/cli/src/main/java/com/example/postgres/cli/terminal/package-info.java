/** What a command talks to: streams, working directory, environment; and how it ends. */
@NullMarked
package com.example.postgres.cli.terminal;

import org.jspecify.annotations.NullMarked;
