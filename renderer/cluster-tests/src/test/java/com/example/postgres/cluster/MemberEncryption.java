package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.Waiting;

/** How members connect to each other. */
final class MemberEncryption {

    private static final String ENCRYPTED_STREAMS = """
            SELECT count(*) FROM pg_stat_replication JOIN pg_stat_ssl USING (pid) WHERE ssl AND state = 'streaming'
            """;

    private MemberEncryption() {}

    /** Waits until every replica streams over TLS and verifies the primary. */
    static void assertVerified(Cluster cluster, int members) {
        Waiting.until("members verify each other", () -> {
            assertThat(cluster.sql(cluster.leader(), ENCRYPTED_STREAMS)).isEqualTo(Integer.toString(members - 1));
            for (Member member : cluster.members()) {
                if (!member.isLeader()) {
                    assertThat(cluster.sql(member.name(), "SELECT conninfo FROM pg_stat_wal_receiver"))
                            .contains("sslmode=verify-ca");
                }
                assertThat(cluster.run(member.name(), "cat", "/etc/patroni/50-authentication.yml")
                                .text())
                        .doesNotContain("sslmode: prefer")
                        .contains("sslmode: verify-ca");
            }
        });
    }
}
