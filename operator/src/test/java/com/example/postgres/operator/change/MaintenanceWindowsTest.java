package com.example.postgres.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.yaml.YamlReader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowsTest {

    private static Optional<Wait> closed(String windows, String now) {
        return MaintenanceWindows.of(YamlReader.readTrusted("spec", "{maintenanceWindows: " + windows + "}"))
                .closed(Instant.parse(now));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{schedule: 0 2 * * 6, duration: 3h}] | 2026-11-29T20:00:00Z | 2026-12-05T02:00:00Z",
                "[{schedule: 0 2 * * 6, duration: 3h}] | 2026-12-05T02:00:00Z |",
                "[{schedule: 0 2 * * 6, duration: 3h, timeZone: UTC}] | 2026-12-05T05:00:00Z | 2026-12-12T02:00:00Z",
                "[{schedule: 0 2 * * 6, duration: 1h30m, timeZone: Europe/Berlin}] | 2026-12-05T00:59:00Z"
                        + " | 2026-12-05T01:00:00Z",
                // two that overlap: open while one of them is; the next is that which opens first
                "[{schedule: 0 2 * * *, duration: 2h}, {schedule: 0 3 * * *, duration: 3h}] | 2026-12-05T05:30:00Z |",
                "[{schedule: 0 2 * * *, duration: 2h}, {schedule: 0 3 * * *, duration: 3h}] | 2026-12-05T06:00:00Z"
                        + " | 2026-12-06T02:00:00Z",
                "[{schedule: 0 22 * * *, duration: 4h}] | 2026-12-05T01:00:00Z |",
                "[{schedule: 0 2 * * *, duration: 1h, timeZone: HST}] | 2026-12-05T12:30:00Z |",
                // one that cannot open does not keep the other from opening
                "[{schedule: 0 2 * * *, duration: 1h, timeZone: Not/Known}, {schedule: 0 3 * * *, duration: 1h}]"
                        + " | 2026-12-05T03:30:00Z |",
                "[] | 2026-12-05T01:00:00Z |",
            })
    void interruptionsWaitForTheNextWindow(String windows, String now, Instant opens) {
        assertThat(closed(windows, now).flatMap(Wait::until)).isEqualTo(Optional.ofNullable(opens));
        assertThat(closed(windows, now).isPresent()).isEqualTo(opens != null);
    }

    @Test
    void theMessageSaysWhenAndWhy() {
        assertThat(closed("[{schedule: 0 2 * * 6, duration: 3h}]", "2026-11-29T20:00:00Z"))
                .hasValueSatisfying(wait -> {
                    assertThat(wait.reason()).isEqualTo("OutsideMaintenanceWindow");
                    assertThat(wait.message())
                            .isEqualTo("restarts and switchovers wait: the next window opens at 2026-12-05T02:00:00Z"
                                    + " (spec.maintenanceWindows)");
                });
    }

    @Test
    void withoutTheFieldTheyNeverWait() {
        assertThat(MaintenanceWindows.of(YamlReader.readTrusted("spec", "{}")).closed(Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aTimeZoneThatJavaDoesNotKnowIsSaidAndNeverGuessed() {
        assertThat(closed("[{schedule: 0 2 * * *, duration: 1h, timeZone: Not/Known}]", "2026-12-05T02:30:00Z"))
                .hasValueSatisfying(wait -> {
                    assertThat(wait.message()).contains("does not know the time zone Not/Known");
                    assertThat(wait.until()).isEmpty();
                });
    }
}
