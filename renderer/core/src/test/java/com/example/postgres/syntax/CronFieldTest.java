package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronFieldTest {

    @ParameterizedTest
    @ValueSource(strings = {"*", "*/1", "1,*", "*/2,*", "*,1-5"})
    void isAStarWhereOnePartRestrictsNothing(String text) {
        assertThat(CronField.parse(text, 1, 31).isStar()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-31", "1/1", "*/2", "1,*/2", "*/2,*/3"})
    void isNoStarWhereEveryPartNamesValuesOrSteps(String text) {
        assertThat(CronField.parse(text, 1, 31).isStar()).isFalse();
    }
}
