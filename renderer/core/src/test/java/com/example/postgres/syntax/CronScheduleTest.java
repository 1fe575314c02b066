package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * * | 0 2 * * *",
                "*/15 * * * * | */15 * * * *",
                "0 2 * * 7 | 0 2 * * 0",
                "0 2 * * SUN | 0 2 * * 0",
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
                "0 0 ? * * | write '*'",
                "0 0 * * | must have five fields",
                "0 0 0 * * * | must have five fields",
                "60 * * * * | 60 not in range [0, 59]",
                "0 24 * * * | 24 not in range [0, 23]",
                "0 0 0 * * | 0 not in range [1, 31]",
                "0 0 * 13 * | 13 not in range [1, 12]",
                "0 0 * * 8 | 8 not in range [0, 7]",
                "0 0 L * * | must have five fields",
                "'' | must have five fields",
            })
    void saysWhatIsWrong(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(text))
                .withMessageContaining(words);
    }
}
