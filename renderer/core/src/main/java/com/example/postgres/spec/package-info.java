/**
 * What the user wrote, typed and immutable. An absent field stays absent; {@link
 * com.example.postgres.spec.SpecDefaults} has the value that it then gets. The CustomResourceDefinition describes
 * meanings, units and rules; the records here have the same names, and tests compare the two.
 */
@NullMarked
package com.example.postgres.spec;

import org.jspecify.annotations.NullMarked;
