/**
 * What the user wrote, typed and immutable: absent stays absent, nothing is defaulted. Field meanings, units and rules
 * stand in the CustomResourceDefinition; the records here have the same names, and a test compares the two.
 */
@NullMarked
package com.example.postgres.spec;

import org.jspecify.annotations.NullMarked;
