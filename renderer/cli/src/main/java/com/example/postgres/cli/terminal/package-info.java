/** What a command talks to: streams, working directory, environment; how it ends, and of which version it is. */
@NullMarked
package com.example.postgres.cli.terminal;

import org.jspecify.annotations.NullMarked;
