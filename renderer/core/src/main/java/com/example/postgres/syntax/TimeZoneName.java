package com.example.postgres.syntax;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Names of the IANA time zone database, as a CronJob's {@code timeZone} takes them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones">CronJob: time zones</a>
 */
public final class TimeZoneName {

    private TimeZoneName() {}

    /** What is wrong with the text as the name of a time zone; empty if it is valid. */
    public static Optional<String> problem(String text) {
        // SystemV/... are Java's own; offsets such as +02:00 are zones for Java but not for Kubernetes.
        if (ZoneId.getAvailableZoneIds().contains(text) && !text.startsWith("SystemV/")) {
            return Optional.empty();
        }
        String message = "must be the name of an IANA time zone, such as Europe/Berlin or Etc/UTC";
        return Optional.of(NearestName.of(
                        text, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(nearest -> message + "; did you mean \"" + nearest + "\"?")
                .orElse(message));
    }
}
