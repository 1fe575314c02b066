/**
 * Decides whether a document is a PostgresCluster that can be rendered: the schema of the CustomResourceDefinition, then
 * the rules a schema cannot say. Reports every violation at once and never throws for what the user wrote.
 */
@NullMarked
package com.example.postgres.validation;

import org.jspecify.annotations.NullMarked;
