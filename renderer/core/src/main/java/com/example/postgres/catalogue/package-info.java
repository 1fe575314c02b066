/** What a cluster is made of: which template prints which object or file, from which view, and when. */
@NullMarked
package com.example.postgres.catalogue;

import org.jspecify.annotations.NullMarked;
