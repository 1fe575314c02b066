package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends beside PostgreSQL: the pooler lets transactions end, and scripts are started again. */
@Full
final class PoolerShutdownTest {

    private static final int MEMBERS = 2;

    private static final String TRANSACTION = """
            PATH=$PATH:/usr/lib/postgresql/18/bin
            psql -XAtq -h "$1" -p 6432 >/tmp/result 2>&1 <<END
            BEGIN;
            SELECT 'begun';
            SELECT pg_sleep(5);
            COMMIT;
            SELECT 'ended';
            END
            echo closed >>/tmp/result
            """;

    /** The process that runs a script, or nothing. */
    private static final String FIND = """
            for process in /proc/[0-9]*; do
              [ "$(tr '\\0' ' ' <"$process/cmdline" 2>/dev/null)" != "/bin/sh $1 " ] || echo "${process#/proc/}"
            done
            """;

    private final Cluster cluster;

    PoolerShutdownTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("pooled");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("pooled", MEMBERS)
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/metrics", "{enabled: true}")
                .with("/spec/pgbouncer", "{enabled: true}"));
        cluster.awaitHealthy(MEMBERS);
    }

    @Test
    void aReplicaThatStopsLetsPooledTransactionsEnd() {
        Client application = Client.ofApplication(cluster, "application", Map.of());
        String replica = cluster.leader().equals("pooled-0") ? "pooled-1" : "pooled-0";
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(application
                                .shell("psql -XAtqw -h \"$1\" -p 6432 -c 'SELECT 1'", replica + ".pooled-headless")
                                .text())
                        .isEqualTo("1"));
        application
                .shell(
                        "setsid /bin/sh -c \"$1\" transaction \"$2\" >/dev/null 2>&1 </dev/null &",
                        TRANSACTION,
                        replica + ".pooled-headless")
                .text();
        Waiting.until(
                "the transaction has begun",
                () -> assertThat(application.run("cat", "/tmp/result").text()).contains("begun"));
        String uid = cluster.pod(replica).get().getMetadata().getUid();

        cluster.pod(replica).delete();

        Duration took = Waiting.until(
                "the pod is gone",
                () -> assertThat(cluster.pods())
                        .noneMatch(pod -> pod.getMetadata().getUid().equals(uid)));
        Measurements.record("a replica stops during a pooled transaction of 5 s", took);
        // The transaction was committed; afterwards the pooler closes the connection.
        assertThat(application.run("cat", "/tmp/result").text())
                .doesNotContain("terminating connection", "ROLLBACK")
                .contains("begun\n\n");
        assertThat(took).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
        cluster.awaitHealthy(MEMBERS);
    }

    @Test
    void thePoolerMayOpenAsManyFilesAsTheContainer() {
        String limits =
                cluster.runIn("pgbouncer", "pooled-0", "cat", "/proc/1/limits").text();

        assertThat(limits.lines()).anyMatch(line -> line.matches("Max open files +(\\w+) +\\1 +files *"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scripts/reload.sh", "/scripts/member-status.sh"})
    void aScriptBesidePatroniIsStartedAgain(String script) {
        String before = process(script);

        cluster.run("pooled-1", "kill", "-9", before).text();

        Waiting.until(
                script + " runs again",
                () -> assertThat(process(script)).isNotEmpty().isNotEqualTo(before));
        assertThat(cluster.log("pooled-1")).contains("start: " + script + " ended with status 137: starting it again");
        Waiting.until(
                "they say that they live",
                () -> assertThat(cluster.sql(
                                "pooled-1",
                                "SELECT string_agg(name, ' ' ORDER BY name) FROM exporter.member_status()"
                                        + " WHERE name LIKE '%_last_run' AND extract(epoch FROM now()) - value < 60"))
                        .isEqualTo("member_status_last_run reload_last_run"));
    }

    private String process(String script) {
        return cluster.run("pooled-1", "/bin/sh", "-c", FIND, "find", script).text();
    }
}
