/** What the operator sees and when it acts: informers, the cache of clusters, the queue. */
@NullMarked
package com.example.postgres.operator.watch;

import org.jspecify.annotations.NullMarked;
