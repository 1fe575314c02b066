package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ParsedTest {

    @Test
    void aValidTextHasAValueAndNoProblem() {
        Parsed<CronSchedule> parsed = Parsed.of("@daily", CronSchedule::parse);

        assertThat(parsed.text()).isEqualTo("@daily");
        assertThat(parsed.value()).isEqualTo(new CronSchedule("0 0 * * *"));
        assertThat(parsed.ifValid()).contains(parsed.value());
        assertThat(parsed.problem()).isEmpty();
    }

    @Test
    void anInvalidTextHasAProblemAndNoValue() {
        Parsed<CronSchedule> parsed = Parsed.of("0 0 31 2 *", CronSchedule::parse);

        assertThat(parsed.text()).isEqualTo("0 0 31 2 *");
        assertThat(parsed.problem()).contains("never fires: no year has such a day");
        assertThat(parsed.ifValid()).isEmpty();
        assertThatIllegalStateException().isThrownBy(parsed::value).withMessageContaining("0 0 31 2 *");
    }
}
