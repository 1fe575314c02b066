/** What a proof says: facts to read, and findings that are wrong. */
@NullMarked
package com.example.postgres.proof.report;

import org.jspecify.annotations.NullMarked;
