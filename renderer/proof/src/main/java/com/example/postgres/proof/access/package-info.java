/** RBAC proof: every ServiceAccount holds exactly the permissions that its pods use. */
@NullMarked
package com.example.postgres.proof.access;

import org.jspecify.annotations.NullMarked;
