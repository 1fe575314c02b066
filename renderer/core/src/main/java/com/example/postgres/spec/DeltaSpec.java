package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Increments between full backups.
 *
 * @param maxSteps increments in a row; 0 for none
 * @param origin LATEST or LATEST_FULL
 */
public record DeltaSpec(
        @Nullable Integer maxSteps, @Nullable String origin) {

    static DeltaSpec read(Fields fields) {
        return new DeltaSpec(fields.integer("maxSteps"), fields.text("origin"));
    }
}
