/**
 * What templates see: one record per template with strings, whole numbers, booleans, lists of those or of records, and
 * {@link com.fasterxml.jackson.databind.JsonNode} for subtrees that are printed as they are. A view is made from the model
 * and holds no logic that a template would have to know.
 */
@NullMarked
package com.example.postgres.view;

import org.jspecify.annotations.NullMarked;
