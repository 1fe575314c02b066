package com.example.postgres.view;

import com.example.postgres.syntax.CronSchedule;

/**
 * When a CronJob runs.
 *
 * @param expression cron
 * @param timeZone IANA name
 * @param suspended whether it pauses
 */
public record ScheduleView(String expression, String timeZone, boolean suspended) {

    static ScheduleView of(CronSchedule schedule, String timeZone, boolean suspended) {
        return new ScheduleView(schedule.expression(), timeZone, suspended);
    }
}
