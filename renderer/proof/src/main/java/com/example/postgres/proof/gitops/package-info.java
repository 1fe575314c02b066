/** Settings of GitOps tools that would delete and re-create a database. */
@NullMarked
package com.example.postgres.proof.gitops;

import org.jspecify.annotations.NullMarked;
