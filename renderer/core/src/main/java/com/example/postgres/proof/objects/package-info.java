/** The objects of a set as they are, however they were made or edited; every question about them has an answer. */
@NullMarked
package com.example.postgres.proof.objects;

import org.jspecify.annotations.NullMarked;
