/** Brings the objects of a cluster to what was rendered: server-side apply, inventory, prune, credentials. */
@NullMarked
package com.example.postgres.operator.apply;

import org.jspecify.annotations.NullMarked;
