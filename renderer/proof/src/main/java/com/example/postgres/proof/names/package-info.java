/** Names and namespaces in texts agree with the objects: an overlay renames objects, not what scripts read. */
@NullMarked
package com.example.postgres.proof.names;

import org.jspecify.annotations.NullMarked;
