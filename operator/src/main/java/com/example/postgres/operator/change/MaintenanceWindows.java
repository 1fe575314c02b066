package com.example.postgres.operator.change;

import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.CronWindow;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.syntax.TimeZoneName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When members may be interrupted.
 *
 * @param windows that are known
 * @param unknownZones time zones of windows that never open, because Java does not know them: its list is not that of the spec
 */
public record MaintenanceWindows(List<CronWindow> windows, List<String> unknownZones) {

    /** The reason of what waits for a window. */
    public static final String OUTSIDE = "OutsideMaintenanceWindow";

    private static final String DEFAULT_ZONE = "UTC";

    public MaintenanceWindows {
        windows = List.copyOf(windows);
        unknownZones = List.copyOf(unknownZones);
    }

    /** The windows of a valid spec. */
    public static MaintenanceWindows of(JsonNode spec) {
        List<CronWindow> windows = new ArrayList<>();
        List<String> unknownZones = new ArrayList<>();
        for (JsonNode window : spec.path("maintenanceWindows")) {
            String name = window.path("timeZone").asText(DEFAULT_ZONE);
            TimeZoneName.zone(name)
                    .ifPresentOrElse(
                            zone -> windows.add(new CronWindow(
                                    CronSchedule.parse(window.path("schedule").asText()),
                                    DurationText.parse(window.path("duration").asText())
                                            .orElseThrow(),
                                    zone)),
                            () -> unknownZones.add(name));
        }
        return new MaintenanceWindows(windows, unknownZones);
    }

    /** What an action that interrupts waits for; empty if a window is open, or if there are none, which means always. */
    public Optional<Wait> closed(Instant now) {
        boolean isAlways = windows.isEmpty() && unknownZones.isEmpty();
        if (isAlways || windows.stream().anyMatch(window -> window.contains(now))) {
            return Optional.empty();
        }
        Optional<Instant> next =
                windows.stream().map(window -> window.nextAfter(now)).min(Comparator.naturalOrder());
        String when = next.map(time -> "the next window opens at " + time)
                .orElse("this operator does not know the time zone " + String.join(", ", unknownZones));
        return Optional.of(
                new Wait(OUTSIDE, "restarts and switchovers wait: " + when + " (spec.maintenanceWindows)", next));
    }
}
