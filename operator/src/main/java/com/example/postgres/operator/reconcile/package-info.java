/** The order of a pass; decides nothing itself. */
@NullMarked
package com.example.postgres.operator.reconcile;

import org.jspecify.annotations.NullMarked;
