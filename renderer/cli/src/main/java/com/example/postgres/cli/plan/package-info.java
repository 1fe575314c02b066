/** The plan of one or many clusters as a report, the policy of environments, and the gate for CI. */
@NullMarked
package com.example.postgres.cli.plan;

import org.jspecify.annotations.NullMarked;
