package com.example.postgres.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresVersionTest {

    @Test
    void aMajorVersionAdmitsAnyMinor() {
        assertThat(PostgresVersion.parse("18")).isEqualTo(new PostgresVersion(18, OptionalInt.empty()));
    }

    @Test
    void aMinorVersionIsKept() {
        assertThat(PostgresVersion.parse("14.0")).isEqualTo(new PostgresVersion(14, OptionalInt.of(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "18.1", "14.0"})
    void isPrintedAsWritten(String text) {
        assertThat(PostgresVersion.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "18.", ".1", "v18", "18.1.2", "18 ", "99999", "-18"})
    void anyOtherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresVersion.parse(text))
                .withMessageContaining("18.1");
    }
}
