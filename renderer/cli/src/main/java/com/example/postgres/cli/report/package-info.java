/** Violations in the formats that people, editors and CI systems read. */
@NullMarked
package com.example.postgres.cli.report;

import org.jspecify.annotations.NullMarked;
