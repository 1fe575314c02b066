package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.spec.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRoomTest {

    @ParameterizedTest
    @CsvSource({"1Gi, 256MB", "2Gi, 512MB", "4095Mi, 1023MB", "1G, 238MB", "100Mi, 32MB"})
    void logTakesAQuarterOfASmallVolume(String volume, String room) {
        assertThat(LogRoom.of(Quantity.parse(volume))).contains(room);
    }

    @Test
    void defaultOfPostgresStaysWhereItFits() {
        assertThat(LogRoom.of(Quantity.parse("4Gi"))).isEmpty();
    }
}
