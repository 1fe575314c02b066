package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Slots of applications survive restarts, declared ones also failovers, and none stays on a member where nobody reads it. */
@Full
final class ReplicationSlotTest {

    private static final String SLOTS = "[{name: declared, type: logical, database: postgres, plugin: pgoutput},"
            + " {name: second_site, type: physical}]";

    /** More than two cycles of Patroni. */
    private static final Duration STAYS = Duration.ofSeconds(25);

    private final Cluster cluster;

    ReplicationSlotTest(TestNamespace namespace) {
        cluster = namespace.cluster("slots");
    }

    @Test
    void slotsSurviveRestartsAndDeclaredOnesFailovers() {
        cluster.apply(Spec.of(cluster.name(), 2)
                .with("/spec/postgresqlParams", "{wal_level: logical}")
                .with("/spec/replicationSlots", SLOTS));
        cluster.awaitHealthy(2);
        String first = cluster.leader();
        String second = cluster.name() + (first.endsWith("0") ? "-1" : "-0");
        cluster.sql(first, "SELECT pg_create_logical_replication_slot('undeclared', 'pgoutput')");
        Waiting.until("both members have the declared slots", () -> {
            assertThat(slots(first)).isEqualTo("declared, second_site, undeclared");
            assertThat(slots(second)).isEqualTo("declared, second_site");
        });

        cluster.run(first, "patronictl", "restart", cluster.name(), first, "--force");
        Waiting.until(
                "the primary serves again",
                () -> assertThat(cluster.sql(first, "SELECT pg_postmaster_start_time() > now() - interval '1 min'"))
                        .isEqualTo("t"));
        Waiting.holds(STAYS, () -> assertThat(slots(first)).isEqualTo("declared, second_site, undeclared"));

        cluster.run(
                first, "patronictl", "switchover", cluster.name(), "--leader", first, "--candidate", second, "--force");

        Waiting.until("the new primary has the declared slots, and the old one no other", () -> {
            assertThat(cluster.leader()).isEqualTo(second);
            assertThat(slots(second)).isEqualTo("declared, second_site");
            assertThat(slots(first)).isEqualTo("declared, second_site");
        });
        assertThat(cluster.log(first)).contains("dropped its logical replication slots: undeclared");
    }

    /** Names of the slots that are not those of members. */
    private String slots(String member) {
        return cluster.sql(
                member,
                "SELECT string_agg(slot_name, ', ' ORDER BY slot_name) FROM pg_replication_slots"
                        + " WHERE slot_name NOT LIKE 'slots%'");
    }
}
