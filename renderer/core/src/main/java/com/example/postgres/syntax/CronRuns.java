package com.example.postgres.syntax;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of a normalised schedule. cron-utils computes runs too, but takes a millisecond for each, which
 * is more than a whole render may take, and treats some steps as no restriction.
 */
final class CronRuns {

    /** The first of two years, one of them a leap year. */
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);

    private static final int DAYS = 731;

    /** Enough where every day is like the one before. */
    private static final int SAME_DAYS = 2;

    private static final int DAYS_OF_WEEK = 7;
    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 1440;

    /** Around 2100, February 29 comes after eight years. */
    private static final int YEARS_TO_ANY_DAY = 8;

    private final CronField minutes;
    private final CronField hours;
    private final CronField daysOfMonth;
    private final CronField months;
    private final CronField daysOfWeek;

    private CronRuns(String[] fields) {
        minutes = CronField.parse(fields[0], 0, 59);
        hours = CronField.parse(fields[1], 0, 23);
        daysOfMonth = CronField.parse(fields[2], 1, 31);
        months = CronField.parse(fields[3], 1, 12);
        daysOfWeek = CronField.parse(fields[4], 0, 6);
    }

    static CronRuns parse(String expression) {
        return new CronRuns(expression.split(" ", -1));
    }

    /** Whether any year has such a day. */
    boolean everHappen() {
        return IntStream.range(0, DAYS).mapToObj(FROM::plusDays).anyMatch(this::runsOn);
    }

    /** The longest time between two runs that follow each other; four years where there are fewer than two. */
    Duration longestGap() {
        int first = first();
        int last = last();
        int longest = 0;
        int previousDay = -1;
        int days = isEveryDay() ? SAME_DAYS : DAYS;
        LocalDate date = FROM;
        for (int day = 0; day < days; day++, date = date.plusDays(1)) {
            if (runsOn(date)) {
                if (previousDay >= 0) {
                    longest = Math.max(longest, (day - previousDay) * MINUTES_OF_DAY - last + first);
                }
                previousDay = day;
            }
        }
        return longest == 0 ? Duration.ofDays(4 * 365 + 1) : Duration.ofMinutes(Math.max(longest, longestWithinADay()));
    }

    /** The last run that is not after the time, and not more than this long before it. */
    Optional<Instant> last(Instant time, Duration within, ZoneId zone) {
        LocalDate end = LocalDate.ofInstant(time, zone);
        LocalDate start = LocalDate.ofInstant(time.minus(within), zone);
        return Stream.iterate(end, date -> !date.isBefore(start), date -> date.minusDays(1))
                .flatMap(date -> on(date, zone)
                        .filter(run -> !run.isAfter(time) && !run.isBefore(time.minus(within)))
                        .max(Comparator.naturalOrder())
                        .stream())
                .findFirst();
    }

    /** The first run after the time. */
    Instant next(Instant time, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(time, zone);
        return date.datesUntil(date.plusYears(YEARS_TO_ANY_DAY).plusDays(1))
                .flatMap(day -> on(day, zone).filter(run -> run.isAfter(time)).min(Comparator.naturalOrder()).stream())
                .findFirst()
                .orElseThrow();
    }

    /**
     * The runs of a day. Of an hour that comes twice, the first counts; a run in an hour that is left out comes as much later.
     */
    private Stream<Instant> on(LocalDate date, ZoneId zone) {
        return runsOn(date)
                ? hours.values().stream()
                        .boxed()
                        .flatMap(hour -> minutes.values().stream()
                                .mapToObj(minute ->
                                        date.atTime(hour, minute).atZone(zone).toInstant()))
                : Stream.empty();
    }

    private boolean isEveryDay() {
        return daysOfMonth.admitsAll(1, 31) && months.admitsAll(1, 12) && daysOfWeek.admitsAll(0, 6);
    }

    private int first() {
        return hours.values().nextSetBit(0) * MINUTES_OF_HOUR + minutes.values().nextSetBit(0);
    }

    private int last() {
        return (hours.values().length() - 1) * MINUTES_OF_HOUR
                + minutes.values().length()
                - 1;
    }

    private int longestWithinADay() {
        int longest = 0;
        int previous = first();
        for (int minute = previous; minute < MINUTES_OF_DAY; minute++) {
            if (hours.admits(minute / MINUTES_OF_HOUR) && minutes.admits(minute % MINUTES_OF_HOUR)) {
                longest = Math.max(longest, minute - previous);
                previous = minute;
            }
        }
        return longest;
    }

    /**
     * Where both kinds of days are restricted, one of them is enough. A step restricts.
     *
     * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/spec.go#L179">dayMatches in the parser of Kubernetes</a>
     */
    private boolean runsOn(LocalDate date) {
        boolean byMonth = daysOfMonth.admits(date.getDayOfMonth());
        boolean byWeek = daysOfWeek.admits(date.getDayOfWeek().getValue() % DAYS_OF_WEEK);
        boolean bothCount = daysOfMonth.isStar() || daysOfWeek.isStar();
        boolean isDay = bothCount ? byMonth && byWeek : byMonth || byWeek;
        return months.admits(date.getMonthValue()) && isDay;
    }
}
