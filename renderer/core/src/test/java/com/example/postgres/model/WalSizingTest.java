package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalSizingTest {

    private static final PostgresVersion NEW = PostgresVersion.parse("18");

    @ParameterizedTest
    @CsvSource({"1Gi, 256MB", "2Gi, 512MB", "4095Mi, 1023MB", "1G, 238MB", "100Mi, 32MB"})
    void walTakesAQuarterOfASmallVolume(String volume, String room) {
        assertThat(WalSizing.parameters(NEW, Quantity.parse(volume)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("max_wal_size", room, "max_slot_wal_keep_size", room, "recovery_prefetch", "off"));
    }

    @Test
    void oldServersHaveNothingToSwitchOff() {
        assertThat(WalSizing.parameters(PostgresVersion.parse("14"), Quantity.parse("1Gi")))
                .containsOnlyKeys("max_wal_size", "max_slot_wal_keep_size");
    }

    @ParameterizedTest
    @CsvSource({"4Gi, 1024MB", "100Gi, 25600MB", "10Ti, 2621440MB"})
    void slotsRetainAQuarterOfTheVolumeAndOtherDefaultsStayWhereTheyFit(String volume, String room) {
        assertThat(WalSizing.parameters(NEW, Quantity.parse(volume)))
                .containsExactlyEntriesOf(Map.of("max_slot_wal_keep_size", room));
    }
}
