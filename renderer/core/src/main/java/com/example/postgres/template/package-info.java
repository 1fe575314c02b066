/**
 * Handlebars, strictly: a name that the view does not have is an error with file, line and column; every value is put
 * into the tree after the text was parsed, so that no value can break out of its place.
 */
@NullMarked
package com.example.postgres.template;

import org.jspecify.annotations.NullMarked;
