package com.example.postgres.syntax;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schedule as a Kubernetes CronJob takes it: five fields, or a nickname such as {@code @daily}.
 *
 * @param expression the five fields, normalised: numbers only, and Sunday is 0; what is rendered
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Schedule syntax</a>
 * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/parser.go">The parser of Kubernetes</a>
 */
public record CronSchedule(String expression) {

    private static final CronParser PARSER = new CronParser(definition());

    /** To the library Sunday is the end of the week, so that no range could begin with its name. */
    private static final Pattern FROM_SUNDAY = Pattern.compile("(?i)\\bSUN-(?!SUN)(?=\\S*$)");

    private static final int SATURDAY = 6;

    /**
     * The schedule in the text.
     *
     * @throws IllegalArgumentException when it is none; the message says why, in words for the user
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
        if (text.contains("?")) {
            throw new IllegalArgumentException("'?' is no part of the five-field syntax; write '*'");
        }
        String expression = withSundayAsZero(parseFields(text).asString());
        if (!CronRuns.of(expression).everHappen()) {
            throw new IllegalArgumentException("never fires: no year has such a day");
        }
        return new CronSchedule(expression);
    }

    /** The longest time between two runs that follow each other. */
    public Duration longestGap() {
        return CronRuns.of(expression).longestGap();
    }

    /** How the library begins its reasons. */
    private static final String PARSER_PREFIX = "Failed to parse cron expression. ";

    static Cron parseFields(String text) {
        try {
            return PARSER.parse(FROM_SUNDAY.matcher(text).replaceAll("0-")).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must have five fields (minute 0-59, hour 0-23, day of month 1-31,"
                            + " month 1-12 or JAN-DEC, day of week 0-6 or SUN-SAT), or be one of @hourly, @daily, @weekly,"
                            + " @monthly, @yearly: " + reason(e),
                    e);
        }
    }

    /** The library turns a 7 into 0, but not one that ends a range. Kubernetes refuses it everywhere. */
    private static String withSundayAsZero(String fields) {
        int week = fields.lastIndexOf(' ') + 1;
        return Stream.of(fields.substring(week).split(",", -1))
                .map(CronSchedule::daysOfWeek)
                .collect(Collectors.joining(",", fields.substring(0, week), ""));
    }

    private static String daysOfWeek(String part) {
        CronRange range = CronRange.of(part, 0, SATURDAY);
        return range.to() <= SATURDAY
                ? part
                : range.values()
                        .map(day -> day % (SATURDAY + 1))
                        .sorted()
                        .distinct()
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
    }

    private static String reason(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(
                message.lastIndexOf(PARSER_PREFIX) < 0
                        ? 0
                        : message.lastIndexOf(PARSER_PREFIX) + PARSER_PREFIX.length());
    }

    /** As cron, with the nicknames; without '?', which would join day of month and day of week by "and". */
    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .withStrictRange()
                .and()
                .withSupportedNicknameHourly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .instance();
    }
}
