package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * When the operator may restart or switch over.
 *
 * @param schedule cron of the start
 * @param duration length
 * @param timeZone of the schedule
 */
public record MaintenanceWindowSpec(
        String schedule, String duration, @Nullable String timeZone) {

    static MaintenanceWindowSpec read(Fields fields) {
        return new MaintenanceWindowSpec(
                fields.requiredText("schedule"), fields.requiredText("duration"), fields.text("timeZone"));
    }
}
