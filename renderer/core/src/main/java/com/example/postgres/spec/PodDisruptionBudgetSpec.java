package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Protection against draining two members at once.
 *
 * @param enabled whether it is rendered
 */
public record PodDisruptionBudgetSpec(@Nullable Boolean enabled) {

    static PodDisruptionBudgetSpec read(Fields fields) {
        return new PodDisruptionBudgetSpec(fields.bool("enabled"));
    }
}
