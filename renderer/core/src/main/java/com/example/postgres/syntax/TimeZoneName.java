package com.example.postgres.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Names of the IANA time zone database, as a CronJob's {@code timeZone} takes them. The list is our own, {@code
 * time-zones.txt}: that of the JVM depends on its version. It is read when the first name is checked.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones">CronJob: time zones</a>
 */
public final class TimeZoneName {

    private static final class Holder {
        private static final List<String> NAMES = read();
    }

    private TimeZoneName() {}

    /** What is wrong with the text as the name of a time zone; empty if it is valid. */
    public static Optional<String> problem(String text) {
        if (Holder.NAMES.contains(text)) {
            return Optional.empty();
        }
        String message = "must be the name of an IANA time zone, such as Europe/Berlin or Etc/UTC";
        return Optional.of(nearest(text)
                .map(nearest -> message + "; did you mean \"" + nearest + "\"?")
                .orElse(message));
    }

    /**
     * The zone of a name; empty if this version of Java does not know it, which may be so for a valid name. EST, HST and MST are
     * names of the IANA database that Java 17 knows as short names only.
     */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is a name when case does not matter, as to PostgreSQL. */
    public static boolean isNameInAnyCase(String text) {
        return Holder.NAMES.stream().anyMatch(text::equalsIgnoreCase);
    }

    /** The name that is most like the text; empty if none is. */
    public static Optional<String> nearest(String text) {
        return NearestName.of(text, Holder.NAMES);
    }

    private static List<String> read() {
        try (InputStream stream = TimeZoneName.class.getResourceAsStream("time-zones.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the resource time-zones.txt is missing");
            }
            return List.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
