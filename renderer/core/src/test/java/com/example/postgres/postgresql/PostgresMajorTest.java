package com.example.postgres.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresMajorTest {

    @Test
    void majorsAreInOrderAndEachEndsAfterTheOneBefore() {
        assertThat(PostgresMajor.all())
                .isSortedAccordingTo((a, b) -> a.number() - b.number())
                .isSortedAccordingTo((a, b) -> a.endOfLife().compareTo(b.endOfLife()));
    }

    @Test
    void atLeastOneMajorIsSupportedAndTheOldestHasEnded() {
        assertThat(PostgresMajor.all())
                .filteredOn(PostgresMajor::isEndOfLife)
                .extracting(PostgresMajor::number)
                .containsExactly(14);
    }

    @Test
    void aNumberThatIsNotSupportedIsNone() {
        assertThat(PostgresMajor.of(13)).isEmpty();
        assertThat(PostgresMajor.of(18)).isPresent();
    }
}
