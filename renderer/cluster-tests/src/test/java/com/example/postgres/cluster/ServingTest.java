package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.Shared;
import com.example.postgres.cluster.driver.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Smoke
final class ServingTest {

    private final Cluster cluster;
    private final Client client;

    ServingTest(@Shared Cluster cluster) {
        this.cluster = cluster;
        this.client = Client.of(cluster, "serving", Map.of());
    }

    @BeforeAll
    void isHealthy() {
        cluster.awaitHealthy(3);
    }

    @AfterAll
    void deleteClient() {
        client.delete();
    }

    @Test
    void oneMemberLeadsAndTwoStreamFromIt() {
        List<Member> members = cluster.membersSeenBy(cluster.name() + "-0");

        assertThat(members).hasSize(3).filteredOn(Member::isLeader).hasSize(1);
        assertThat(members)
                .filteredOn(member -> !member.isLeader())
                .extracting(Member::state)
                .containsOnly("streaming");
        assertThat(cluster.sql(cluster.leader(), "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
                .isEqualTo("2");
    }

    @Test
    void whatIsWrittenThroughPrimaryIsReadThroughRepl() {
        client.psql(cluster.name() + "-primary", "CREATE TABLE IF NOT EXISTS serving AS SELECT 42 AS answer")
                .text();

        Waiting.until(
                "a replica has the row",
                () -> assertThat(
                                client.psql(cluster.name() + "-repl", "SELECT answer, pg_is_in_recovery() FROM serving")
                                        .text())
                        .isEqualTo("42|t"));
    }

    @Test
    void theServiceNamedLikeTheClusterShowsTheLeader() {
        assertThat(cluster.readyPods("")).containsExactly(cluster.leader());
        assertThat(cluster.readyPods("-primary")).containsExactly(cluster.leader());
        assertThat(cluster.readyPods("-repl")).hasSize(2).doesNotContain(cluster.leader());
    }

    /** Whether to rewind must be known also while the data of a member have an older password. */
    @Test
    void patroniAsksItsOwnServerForTheTimelineWithoutAPassword() {
        String command =
                "exec env -u PGPASSWORD \"$POSTGRES_BIN/psql\" -XAtqw 'user=replicator replication=true' -c IDENTIFY_SYSTEM";

        assertThat(cluster.run(cluster.name() + "-1", "/bin/sh", "-c", command).text())
                .contains("|");
    }
}
