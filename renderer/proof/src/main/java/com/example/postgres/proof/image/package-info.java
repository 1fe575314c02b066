/** Which images run, and whether their references can mean something else tomorrow. */
@NullMarked
package com.example.postgres.proof.image;

import org.jspecify.annotations.NullMarked;
