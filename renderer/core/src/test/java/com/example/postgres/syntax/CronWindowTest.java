package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronWindowTest {

    private static CronWindow window(String schedule, String duration, String zone) {
        return new CronWindow(
                CronSchedule.parse(schedule), DurationText.parse(duration).orElseThrow(), ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Saturday, 2026-12-05
                "0 2 * * 6 | 3h | UTC | 2026-12-05T01:59:59Z | false",
                "0 2 * * 6 | 3h | UTC | 2026-12-05T02:00:00Z | true",
                "0 2 * * 6 | 3h | UTC | 2026-12-05T04:59:59Z | true",
                "0 2 * * 6 | 3h | UTC | 2026-12-05T05:00:00Z | false",
                "0 2 * * 6 | 3h | UTC | 2026-12-06T02:00:00Z | false",
                // over midnight, and over the end of a year
                "0 22 * * * | 4h | UTC | 2026-12-05T01:59:59Z | true",
                "0 22 * * * | 4h | UTC | 2026-12-05T02:00:00Z | false",
                "0 22 31 12 * | 4h | UTC | 2027-01-01T01:00:00Z | true",
                // another day in the zone than in UTC
                "0 2 * * 6 | 3h | Pacific/Auckland | 2026-12-04T13:00:00Z | true",
                "0 2 * * 6 | 3h | Pacific/Auckland | 2026-12-05T02:00:00Z | false",
                "30 20 * * 5 | 2h | America/New_York | 2026-12-05T02:00:00Z | true",
                // the longest, and one that meets itself
                "0 0 * * 1 | 168h | UTC | 2026-12-06T23:59:59Z | true",
                "*/15 * * * * | 20m | UTC | 2026-12-05T11:59:00Z | true",
                // 02:00 to 03:00 does not exist on 2026-03-29 in Berlin: the window opens at 03:30 there
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-03-29T01:29:59Z | false",
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-03-29T01:30:00Z | true",
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-03-29T02:30:00Z | false",
                // three hours, though the clock of the wall goes on by four
                "0 1 * * 0 | 3h | Europe/Berlin | 2026-03-29T02:59:59Z | true",
                "0 1 * * 0 | 3h | Europe/Berlin | 2026-03-29T03:00:00Z | false",
                // 02:00 to 03:00 comes twice on 2026-10-25 in Berlin: the first counts
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-10-25T00:29:59Z | false",
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-10-25T00:30:00Z | true",
                "30 2 * * 0 | 1h | Europe/Berlin | 2026-10-25T01:30:00Z | false",
            })
    void containsTheTimesFromItsBeginToItsEnd(
            String schedule, String duration, String zone, Instant time, boolean isOpen) {
        assertThat(window(schedule, duration, zone).contains(time)).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * 6 | UTC | 2026-11-29T20:00:00Z | 2026-12-05T02:00:00Z",
                "0 2 * * 6 | UTC | 2026-12-05T01:59:59Z | 2026-12-05T02:00:00Z",
                "0 2 * * 6 | UTC | 2026-12-05T02:00:00Z | 2026-12-12T02:00:00Z",
                "0 2 * * 6 | Pacific/Auckland | 2026-11-29T20:00:00Z | 2026-12-04T13:00:00Z",
                "*/20 3,4 * * * | UTC | 2026-12-05T03:41:00Z | 2026-12-05T04:00:00Z",
                "30 2 * * * | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-03-29T01:30:00Z | 2026-03-30T00:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z",
                "0 0 29 2 * | UTC | 2026-12-05T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 29 2 * | UTC | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z",
            })
    void theNextOneBeginsAfterTheTime(String schedule, String zone, Instant time, Instant next) {
        assertThat(window(schedule, "1h", zone).nextAfter(time)).isEqualTo(next);
    }

    /** The library that reads schedules knows their runs, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {"7 3 * * 2", "*/20 5 1-7 * *", "0 4 15 * 5", "10 10 */9 3,6 *", "0 0 31 * *", "5-20/5 22 * * 0,6"
            })
    void beginsWhenTheLibrarySays(String text) {
        CronWindow window = window(text, "1h", "UTC");
        ExecutionTime runs = ExecutionTime.forCron(CronUtilsParser.parse(text));
        ZonedDateTime time = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        for (int i = 0; i < 60; i++) {
            ZonedDateTime next = runs.nextExecution(time).orElseThrow();
            assertThat(window.nextAfter(time.toInstant())).isEqualTo(next.toInstant());
            assertThat(window.contains(next.toInstant())).isTrue();
            assertThat(window.contains(next.minus(Duration.ofSeconds(1)).toInstant()))
                    .isEqualTo(runs.lastExecution(next)
                            .filter(last -> last.plusHours(1).compareTo(next) >= 0)
                            .isPresent());
            time = next;
        }
    }
}
