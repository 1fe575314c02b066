/** Reports of violations for terminals, editors and CI systems. */
@NullMarked
package com.example.postgres.cli.report;

import org.jspecify.annotations.NullMarked;
