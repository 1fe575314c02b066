package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationSizingTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "10, 0", "5, 5"})
    void patronisDefaultIsEnoughForTenMembersAndSlots(int members, int slots) {
        assertThat(ReplicationSizing.parameters(members, slots)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11, 0, 20", "12, 0, 20", "20, 0, 20", "15, 6, 30", "100, 0, 100", "3, 20, 30"})
    void sendersAndSlotsGrowInStepsOfTen(int members, int slots, String enough) {
        assertThat(ReplicationSizing.parameters(members, slots))
                .isEqualTo(Map.of("max_wal_senders", enough, "max_replication_slots", enough));
    }
}
