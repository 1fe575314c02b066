package com.example.postgres.syntax;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A schedule of a Kubernetes CronJob: five fields, or a nickname such as {@code @daily}.
 *
 * @param expression the five fields, normalised: numbers only, and Sunday is 0; this is what is rendered
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Schedule syntax</a>
 */
public record CronSchedule(String expression) {

    /**
     * Parses a schedule. A {@code ?} means {@code *}, as for Kubernetes.
     *
     * @throws IllegalArgumentException if the text is not a schedule; the message tells the user why
     */
    public static CronSchedule parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.contains("TZ=")) {
            throw new IllegalArgumentException("must not begin with a time zone; set timeZone instead");
        }
        if (upper.startsWith("@EVERY") || upper.startsWith("@REBOOT")) {
            throw new IllegalArgumentException(
                    "@every and @reboot depend on when a program started; write five fields, such as 0 */6 * * *");
        }
        String expression = CronUtilsParser.normalize(text.replace('?', '*'));
        if (!CronRuns.parse(expression).everHappen()) {
            throw new IllegalArgumentException("never fires: no year has such a day");
        }
        return new CronSchedule(expression);
    }

    /** The longest time between two consecutive runs. */
    public Duration longestGap() {
        return CronRuns.parse(expression).longestGap();
    }

    /** The last run that is not after the time, and not more than this long before it. */
    public Optional<Instant> lastRun(Instant time, Duration within, ZoneId zone) {
        return CronRuns.parse(expression).last(time, within, zone);
    }

    /**
     * The first run after the time. Where a change to daylight saving time leaves out an hour, its runs come an hour later; where an
     * hour comes twice, the runs are in the first.
     */
    public Instant nextRun(Instant time, ZoneId zone) {
        return CronRuns.parse(expression).next(time, zone);
    }
}
