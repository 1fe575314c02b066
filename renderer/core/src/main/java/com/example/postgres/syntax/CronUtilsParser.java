package com.example.postgres.syntax;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses schedules with cron-utils. Every correction of its reading is in this class, with the reason; Kubernetes' own
 * reading, robfig/cron, decides.
 *
 * <ol>
 *   <li>A range that begins with the name of Sunday: to cron-utils, Sunday is the last day of the week, so it refuses
 *       {@code SUN-THU}. Kubernetes begins the week with Sunday. The name is replaced by 0 before parsing.
 *   <li>Sunday as 7: cron-utils turns a 7 into 0, except at the end of a range. Kubernetes refuses 7 everywhere. A range
 *       that ends with 7 is written out after parsing.
 *   <li>{@code ?}: to cron-utils it joins day of month and day of week by "and"; Kubernetes reads it as {@code *}, and so
 *       it is replaced before parsing.
 *   <li>Error messages: cron-utils begins each reason with a prefix, sometimes twice. The prefix is removed.
 *   <li>Runs: see {@link CronRuns}.
 * </ol>
 *
 * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/parser.go">The parser of Kubernetes</a>
 */
final class CronUtilsParser {

    private static final CronParser PARSER = new CronParser(definition());
    private static final Pattern FROM_SUNDAY = Pattern.compile("(?i)\\bSUN-(?!SUN)(?=\\S*$)");
    private static final int SATURDAY = 6;
    private static final String REASON_PREFIX = "Failed to parse cron expression. ";

    private CronUtilsParser() {}

    /**
     * The five fields of a schedule, normalised: numbers only, and Sunday is 0.
     *
     * @throws IllegalArgumentException if cron-utils refuses the text; the message says why
     */
    static String normalize(String text) {
        return withSundayAsZero(parse(text).asString());
    }

    static Cron parse(String text) {
        try {
            return PARSER.parse(FROM_SUNDAY.matcher(text).replaceAll("0-")).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must have five fields (minute 0-59, hour 0-23, day of month 1-31,"
                            + " month 1-12 or JAN-DEC, day of week 0-6 or SUN-SAT), or be one of @hourly,"
                            + " @daily, @weekly,"
                            + " @monthly, @yearly: " + reason(e),
                    e);
        }
    }

    private static String withSundayAsZero(String fields) {
        int week = fields.lastIndexOf(' ') + 1;
        return Stream.of(fields.substring(week).split(",", -1))
                .map(CronUtilsParser::daysOfWeek)
                .collect(Collectors.joining(",", fields.substring(0, week), ""));
    }

    private static String daysOfWeek(String text) {
        CronField.Part part = CronField.Part.parse(text, 0, SATURDAY);
        return part.to() <= SATURDAY
                ? text
                : part.values()
                        .map(day -> day % (SATURDAY + 1))
                        .sorted()
                        .distinct()
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
    }

    private static String reason(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int prefix = message.lastIndexOf(REASON_PREFIX);
        return prefix < 0 ? message : message.substring(prefix + REASON_PREFIX.length());
    }

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
