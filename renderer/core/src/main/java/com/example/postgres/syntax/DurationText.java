package com.example.postgres.syntax;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in hours, minutes and seconds, as Kubernetes users write them: {@code 1h30m}, {@code 10m}. */
public final class DurationText {

    /** The message for a text that is not a duration. */
    public static final String MESSAGE = "must be a duration in hours, minutes and seconds, such as 10m or 1h30m";

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

    private DurationText() {}

    /** The duration in the text; empty if the text is not a duration, or the duration is zero. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration duration = Duration.ofHours(number(matcher, 1))
                .plusMinutes(number(matcher, 2))
                .plusSeconds(number(matcher, 3));
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
