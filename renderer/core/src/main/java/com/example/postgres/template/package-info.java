/**
 * Handlebars, strictly: a name that the view does not have is an error with file, line and column; every value is printed
 * as JSON, which is YAML, so that no value can break out of its place.
 */
@NullMarked
package com.example.postgres.template;

import org.jspecify.annotations.NullMarked;
