/** Which level of the Pod Security Standards every pod meets, and what keeps it from a stricter one. */
@NullMarked
package com.example.postgres.proof.security;

import org.jspecify.annotations.NullMarked;
