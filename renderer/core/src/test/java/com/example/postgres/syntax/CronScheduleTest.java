package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * * | 0 2 * * *",
                "*/15 * * * * | */15 * * * *",
                "0 2 * * 7 | 0 2 * * 0",
                "0 2 * * SUN | 0 2 * * 0",
                "0 2 * * mon | 0 2 * * 1",
                "0 2 * * 2,7 | 0 2 * * 2,0",
                "0 2 * * 7/2 | 0 2 * * 0/2",
                "0 2 * * 7-7 | 0 2 * * 0",
                "0 2 * * 5-7 | 0 2 * * 0,5,6",
                "0 2 * * FRI-SUN | 0 2 * * 0,5,6",
                "0 2 * * SUN-THU | 0 2 * * 0-4",
                "0 2 * * 6,sun-tue | 0 2 * * 6,0-2",
                "0 2 * * SUN-SAT | 0 2 * * 0-6",
                "0 2 * * SUN-SUN | 0 2 * * 0",
                "0 2 * * 0-7 | 0 2 * * 0,1,2,3,4,5,6",
                "0 2 * * 3,1-7/3 | 0 2 * * 3,0,1,4",
                "0 2 1 JAN-MAR MON-FRI | 0 2 1 1-3 1-5",
                "0 0 29 2 * | 0 0 29 2 *",
                "@daily | 0 0 * * *",
                "@hourly | 0 * * * *",
                "@weekly | 0 0 * * 0",
                "@monthly | 0 0 1 * *",
                "@yearly | 0 0 1 1 *",
            })
    void isRenderedAsFiveFieldsOfNumbers(String text, String expression) {
        assertThat(CronSchedule.parse(text).expression()).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 31 2 * | never fires",
                "0 0 30 2 * | never fires",
                "TZ=UTC 0 2 * * * | set timeZone instead",
                "CRON_TZ=UTC 0 2 * * * | set timeZone instead",
                "@every 1h | write five fields",
                "@reboot | write five fields",
                "@noon | must have five fields",
                "0 0 * * | must have five fields",
                "0 0 0 * * * | must have five fields",
                "60 * * * * | 60 not in range [0, 59]",
                "0 24 * * * | 24 not in range [0, 23]",
                "0 0 0 * * | 0 not in range [1, 31]",
                "0 0 * 13 * | 13 not in range [1, 12]",
                "0 0 * * 8 | 8 not in range [0, 7]",
                "SUN-5 0 * * * | must have five fields",
                "0 0 L * * | must have five fields",
                "'' | must have five fields",
            })
    void saysWhatIsWrong(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(text))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * * | PT24H",
                "@daily | PT24H",
                "30 1 * * 1-5 | PT72H",
                "0 2 * * MON,thu | PT96H",
                "0 */6 * * * | PT6H",
                "0 4 */2 * * | PT48H",
                "0 4 * */3 * | PT1488H",
                "*/5 * * * * | PT5M",
                "*/5 8-18 * * * | PT13H5M",
                "15,45 3 * * 7 | PT167H30M",
                "0 0 1 * * | PT744H",
                "0 0 1 * 1 | PT168H",
                "@weekly | PT168H",
                "0 0 29 2 * | PT35064H",
                "@yearly | PT8784H",
            })
    void theLongestGapIsThatBetweenTwoRuns(String text, Duration gap) {
        assertThat(CronSchedule.parse(text).longestGap()).isEqualTo(gap);
    }

    /**
     * Measured between the runs of 2024 and 2025 that {@code ParseStandard} of robfig/cron 3.0.1 finds. The library
     * that reads schedules takes some of these steps for no restriction.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 5 */2 * 1 | PT48H",
                "0 5 1 * */3 | PT72H",
                "0 5 */9 * */3 | PT72H",
                "0 5 */9,1-31 * 2 | PT24H",
                "0 5 1-31 * 2 | PT24H",
                "0 5 */31 2 2 | PT8160H",
                "0 0 31 2 */2 | PT8112H",
                "0 5 */1 * 2 | PT168H",
                "0 5 1,*/1 * 2 | PT168H",
                "0 5 1-5,* * 2 | PT168H",
                "0 5 */2,* * 2 | PT168H",
                "0 5 15 * *,3 | PT744H",
                "0 5 15 * 0-7 | PT24H",
                "0 5 15 * 5-7 | PT120H",
            })
    void runsAreThoseOfKubernetes(String text, Duration gap) {
        assertThat(CronSchedule.parse(text).longestGap()).isEqualTo(gap);
    }

    /** The library that reads schedules knows their runs, too, but takes a millisecond for each. */
    @ParameterizedTest
    @ValueSource(strings = {"7 3 * * 2", "*/20 5 1-7 * *", "0 4 15 * 5", "10 10 */9 3,6 *", "0 0 31 * *"})
    void runsAreThoseOfTheLibrary(String text) {
        ExecutionTime runs = ExecutionTime.forCron(CronUtilsParser.parse(text));
        ZonedDateTime last = runs.nextExecution(ZonedDateTime.of(2023, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC))
                .orElseThrow();
        Duration longest = Duration.ZERO;
        while (last.getYear() < 2026) {
            ZonedDateTime next = runs.nextExecution(last).orElseThrow();
            Duration gap = Duration.between(last, next);
            longest = next.getYear() < 2026 && gap.compareTo(longest) > 0 ? gap : longest;
            last = next;
        }

        assertThat(CronSchedule.parse(text).longestGap()).isEqualTo(longest);
    }
}
