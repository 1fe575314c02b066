package com.example.postgres.spec;

import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * The restore drill.
 *
 * @param schedule cron of the drill
 * @param storage its volume
 */
public record VerifySpec(
        Parsed<CronSchedule> schedule, @Nullable VerifyStorageSpec storage) {

    static VerifySpec read(Fields fields) {
        return new VerifySpec(
                fields.requiredParsed("schedule", CronSchedule::parse),
                fields.object("storage", VerifyStorageSpec::read));
    }
}
