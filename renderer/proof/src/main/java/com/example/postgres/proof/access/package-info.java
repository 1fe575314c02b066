/** Who may do what at the API server, and that nobody may do more or less than what runs in the pods needs. */
@NullMarked
package com.example.postgres.proof.access;

import org.jspecify.annotations.NullMarked;
