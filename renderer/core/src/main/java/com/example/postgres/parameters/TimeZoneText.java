package com.example.postgres.parameters;

import com.example.postgres.syntax.TimeZoneName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of {@code TimeZone} or {@code log_timezone}: a name, an offset as POSIX has it, or hours from UTC.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-TIMEZONES">Time Zones</a>
 */
final class TimeZoneText {

    /** "UTC+3", "<+02>-02", "5:30": a name and an offset, as POSIX has it. */
    private static final Pattern OFFSET = Pattern.compile("(<[^>]*>|[^0-9,+-]*)[+-]?[0-9].*");

    private static final Pattern HOURS = Pattern.compile("\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final double MAX_HOURS = 168;

    private TimeZoneText() {}

    /** What is wrong with the text; empty when nothing is. */
    static Optional<String> problem(String text) {
        boolean isHours = HOURS.matcher(text).matches();
        if (isHours && Math.abs(Double.parseDouble(text.strip())) >= MAX_HOURS) {
            return Optional.of("must be less than 168 hours from UTC");
        }
        boolean isInterval = text.toLowerCase(Locale.ROOT).startsWith("interval");
        if (isHours || isInterval || OFFSET.matcher(text).matches() || TimeZoneName.isNameInAnyCase(text)) {
            return Optional.empty();
        }
        return Optional.of("must be a time zone, such as UTC or Europe/Berlin"
                + TimeZoneName.nearest(text)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElse("; abbreviations such as CEST are not time zones"));
    }
}
