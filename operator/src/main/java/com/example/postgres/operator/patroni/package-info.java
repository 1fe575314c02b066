/** The REST API of the members' Patroni, behind an interface that tests replace. */
@NullMarked
package com.example.postgres.operator.patroni;

import org.jspecify.annotations.NullMarked;
