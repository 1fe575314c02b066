package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.MaintenanceWindowSpec;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.validation.Rules.Rule;
import java.time.Duration;
import java.util.List;

/** Durations are valid, and maintenance windows have a reasonable length. */
final class DurationRule implements Rule {

    private static final Duration MIN_WINDOW = Duration.ofMinutes(10);
    private static final Duration MAX_WINDOW = Duration.ofDays(7);

    @Override
    public void check(RuleContext context) {
        if (context.spec().resize() != null && context.spec().resize().timeout() != null) {
            String text = context.spec().resize().timeout();
            if (DurationText.parse(text).isEmpty()) {
                FieldPath path = RuleContext.SPEC.field("resize").field("timeout");
                context.invalid(path, "duration", text, DurationText.MESSAGE);
            }
        }
        List<MaintenanceWindowSpec> windows = context.spec().maintenanceWindows();
        for (int i = 0; i < windows.size(); i++) {
            FieldPath path =
                    RuleContext.SPEC.field("maintenanceWindows").index(i).field("duration");
            checkWindow(path, windows.get(i).duration(), context);
        }
    }

    private static void checkWindow(FieldPath path, String text, RuleContext context) {
        DurationText.parse(text)
                .ifPresentOrElse(
                        length -> {
                            if (length.compareTo(MIN_WINDOW) < 0 || length.compareTo(MAX_WINDOW) > 0) {
                                context.invalid(
                                        path,
                                        "maintenanceWindows.duration",
                                        text,
                                        "must be between 10m and 168h: a" + " restart of all members takes minutes");
                            }
                        },
                        () -> context.invalid(path, "duration", text, DurationText.MESSAGE));
    }
}
