/** What the operator says about a running cluster, and what it is asked for. */
@NullMarked
package com.example.postgres.cli.live;

import org.jspecify.annotations.NullMarked;
