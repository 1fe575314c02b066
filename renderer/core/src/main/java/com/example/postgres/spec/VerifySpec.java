package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * The restore drill.
 *
 * @param schedule cron of the drill
 * @param storage its volume
 */
public record VerifySpec(String schedule, @Nullable VerifyStorageSpec storage) {

    static VerifySpec read(Fields fields) {
        return new VerifySpec(fields.requiredText("schedule"), fields.object("storage", VerifyStorageSpec::read));
    }
}
