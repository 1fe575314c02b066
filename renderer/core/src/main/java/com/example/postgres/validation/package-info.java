/**
 * Decides whether a document is a PostgresCluster that can be rendered: the schema of the CustomResourceDefinition,
 * then the rules a schema cannot express. Reports all violations at once and never throws because of the input.
 */
@NullMarked
package com.example.postgres.validation;

import org.jspecify.annotations.NullMarked;
