/** Command line arguments to texts, and texts to the PostgresCluster documents in them. */
@NullMarked
package com.example.postgres.cli.input;

import org.jspecify.annotations.NullMarked;
