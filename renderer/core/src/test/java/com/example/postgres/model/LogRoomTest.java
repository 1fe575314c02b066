package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRoomTest {

    private static final PostgresVersion NEW = PostgresVersion.parse("18");

    @ParameterizedTest
    @CsvSource({"1Gi, 256MB", "2Gi, 512MB", "4095Mi, 1023MB", "1G, 238MB", "100Mi, 32MB"})
    void logTakesAQuarterOfASmallVolume(String volume, String room) {
        assertThat(LogRoom.parameters(NEW, Quantity.parse(volume)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("max_wal_size", room, "recovery_prefetch", "off"));
    }

    @Test
    void oldServersHaveNothingToSwitchOff() {
        assertThat(LogRoom.parameters(PostgresVersion.parse("14"), Quantity.parse("1Gi")))
                .containsOnlyKeys("max_wal_size");
    }

    @Test
    void defaultsOfPostgresStayWhereTheyFit() {
        assertThat(LogRoom.parameters(NEW, Quantity.parse("4Gi"))).isEmpty();
    }
}
