package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * What the operator does when pods cannot be resized in place.
 *
 * @param whenInfeasible Wait or Roll
 * @param timeout how long a deferred resize may wait, as a duration
 */
public record ResizeSpec(
        @Nullable String whenInfeasible, @Nullable String timeout) {

    static ResizeSpec read(Fields fields) {
        return new ResizeSpec(fields.text("whenInfeasible"), fields.text("timeout"));
    }
}
