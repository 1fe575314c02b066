package com.example.postgres.syntax;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A time that comes again.
 *
 * @param schedule when it begins
 * @param duration how long it lasts, whatever the clocks of the zone do meanwhile
 * @param zone of the schedule
 */
public record CronWindow(CronSchedule schedule, Duration duration, ZoneId zone) {

    /** Whether the time is in a window. The end is not. */
    public boolean contains(Instant time) {
        return schedule.lastRun(time, duration, zone)
                .filter(start -> time.isBefore(start.plus(duration)))
                .isPresent();
    }

    /** When the next window after the time begins. */
    public Instant nextAfter(Instant time) {
        return schedule.nextRun(time, zone);
    }
}
