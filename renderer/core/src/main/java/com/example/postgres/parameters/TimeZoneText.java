package com.example.postgres.parameters;

import com.example.postgres.syntax.TimeZoneName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of {@code TimeZone} or {@code log_timezone}: a name, or offset and rules as POSIX has them; of {@code TimeZone}
 * also hours or an interval. Sources: {@code check_timezone} (backend/commands/variable.c) and {@code tzparse}
 * (timezone/localtime.c).
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-posix-timezone-specs.html">POSIX Time Zone
 *     Specifications</a>
 */
final class TimeZoneText {

    /** A number of hours up to 167. */
    private static final String HOUR = "0*(?:1[0-5][0-9]|16[0-7]|[0-9]{1,2})";

    private static final String SIXTY = "0*[0-5]?[0-9]";
    private static final String SECOND = "0*(?:60|[0-5]?[0-9])";

    private static final String OFFSET = "[+-]?" + HOUR + "(?::" + SIXTY + "(?::" + SECOND + "|(?!:))|(?!:))";

    /** PostgreSQL takes a zone that is not whole minutes from UTC for one with leap seconds, and refuses it. */
    private static final String WHOLE_MINUTES = "[+-]?" + HOUR + "(?::" + SIXTY + "(?::0*(?:60|0)|(?!:))|(?!:))";

    private static final String DAY =
            "(?:J(?=0*[1-9])|(?=[0-9]))0*(?:36[0-5]|3[0-5][0-9]|[12][0-9]{2}|[0-9]{1,2})(?:/" + OFFSET + ")?";
    private static final String WEEKDAY = "M0*(?:1[0-2]|[1-9])\\.0*[1-5]\\.0*[0-6](?:/" + OFFSET + ")?";
    private static final String DATE = "(?:" + DAY + "|" + WEEKDAY + ")";

    /** "UTC+3", "<+02>-02", "5:30", "EST5EDT,M3.2.0,M11.1.0". */
    private static final Pattern POSIX = Pattern.compile("(?:<[^>]*>|(?!<)[^0-9,+-]*)" + WHOLE_MINUTES
            + "(?:(?:<[^>]+>|(?!<)[^0-9,+-]+)(?:" + OFFSET + ")?(?:[,;]" + DATE + "," + DATE + ")?)?");

    private static final Pattern HOURS = Pattern.compile("\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final double MAX_HOURS = 168;

    /** "interval '3 hours 30 minutes'", "INTERVAL '-08:00'". */
    private static final Pattern INTERVAL = Pattern.compile(
            "interval\\s*'\\s*(?:" + OFFSET + "|(?:[+-]?" + HOUR + "\\s*(?:h|hrs?|hours?)\\s*)?"
                    + "(?:[+-]?[0-9]{1,4}\\s*(?:m|mins?|minutes?)\\s*)?(?:[+-]?[0-9]{1,5}\\s*(?:s|secs?|seconds?)\\s*)?)"
                    + "(?<=[0-9a-z])\\s*'",
            Pattern.CASE_INSENSITIVE);

    private TimeZoneText() {}

    /** What is wrong with the text as a value of {@code TimeZone}; empty when nothing is. */
    static Optional<String> problem(String text) {
        if (HOURS.matcher(text).matches()) {
            return Math.abs(Double.parseDouble(text.strip())) < MAX_HOURS
                    ? Optional.empty()
                    : Optional.of("must be less than 168 hours from UTC");
        }
        if (text.regionMatches(true, 0, "interval", 0, "interval".length())) {
            return INTERVAL.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("must be hours, minutes and seconds in quotes, such as interval '-08:00', or a time"
                            + " zone, such as UTC or Europe/Berlin");
        }
        return problemOfLog(text);
    }

    /** What is wrong with the text as a value of {@code log_timezone}; empty when nothing is. */
    static Optional<String> problemOfLog(String text) {
        if (TimeZoneName.isNameInAnyCase(text) || POSIX.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of("must be a time zone, such as UTC or Europe/Berlin"
                + TimeZoneName.nearest(text)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElse("; abbreviations such as CEST are not time zones"));
    }
}
