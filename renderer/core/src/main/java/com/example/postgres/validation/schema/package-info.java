/**
 * The schema of the CustomResourceDefinition, checked without an API server and with its outcome: the same values are
 * accepted, nulls and unknown fields are treated alike; only the words are kinder.
 */
@NullMarked
package com.example.postgres.validation.schema;

import org.jspecify.annotations.NullMarked;
