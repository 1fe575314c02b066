package com.example.postgres.spec;

import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * When the operator may restart or switch over.
 *
 * @param schedule cron of the start
 * @param duration length
 * @param timeZone of the schedule
 */
public record MaintenanceWindowSpec(
        Parsed<CronSchedule> schedule,
        String duration,
        @Nullable String timeZone) {

    static MaintenanceWindowSpec read(Fields fields) {
        return new MaintenanceWindowSpec(
                fields.requiredParsed("schedule", CronSchedule::parse),
                fields.requiredText("duration"),
                fields.text("timeZone"));
    }
}
