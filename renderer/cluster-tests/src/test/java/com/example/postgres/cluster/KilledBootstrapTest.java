package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ArchivedCluster;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.StoreSilence;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member that is killed while it makes its data makes them anew, and is never taken for complete. */
@Full
final class KilledBootstrapTest {

    private static final int SEGMENTS = 60;

    /** The server process of the copy stops in its middle, so that the copy is killed there. */
    private static final String STOP_COPY = """
            for attempt in $(seq 600); do
              sender=$("$POSTGRES_BIN/psql" -XAtq -U postgres -c "SELECT pid FROM pg_stat_progress_basebackup
                WHERE phase = 'streaming database files' AND backup_streamed > 100000000")
              if [ -n "$sender" ]; then kill -STOP "$sender"; echo "$sender"; exit 0; fi
              sleep 0.05
            done
            exit 1
            """;

    private final TestNamespace namespace;
    private final ArchivedCluster source;

    KilledBootstrapTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.source = new ArchivedCluster(namespace, "source");
    }

    @BeforeAll
    void hasALongLog() {
        source.create(2, "compression: lz4");
        source.backup("base");
        for (int row = 0; row < SEGMENTS; row++) {
            source.archiveARow();
        }
    }

    @Test
    void restoreThatIsKilledBeforeItHasDataBeginsAnew() {
        StoreSilence silence = StoreSilence.in(namespace);
        Cluster restored = source.restore("early", "");
        Waiting.until(
                "the restore has begun",
                () -> assertThat(restored.configMap("-config").getMetadata().getAnnotations())
                        .containsEntry("initialize", ""));

        kill(restored, "early-0");
        silence.lift();

        source.assertEveryRowIsIn(restored);
        restored.applied().delete(id -> true);
    }

    @Test
    void restoreThatIsKilledWhileItReplaysTheLogHasEveryRowInTheEnd() {
        Cluster restored = source.restore("late", "");
        Waiting.until(
                "the log is being replayed",
                () -> assertThat(restored.log("late-0")).contains("restored log file"));
        StoreSilence silence = StoreSilence.in(namespace);
        Waiting.until(
                "the store is silent", () -> assertThat(restored.log("late-0")).contains("did not answer"));

        kill(restored, "late-0");
        silence.lift();

        source.assertEveryRowIsIn(restored);
        assertThat(restored.log("late-0")).contains("the restore was killed before it completed");
        Waiting.until(
                "nothing is left of the first attempt, nor its mark",
                () -> assertThat(restored.run("late-0", "/bin/sh", "-c", "ls -d \"$PGDATA\"*")
                                .text())
                        .doesNotContain("unfinished", "failed"));
        restored.applied().delete(id -> true);
    }

    @Test
    void copyThatIsKilledIsMadeAnew() {
        Cluster cluster = source.cluster();
        cluster.awaitHealthy(2);
        String primary = cluster.leader();
        String replica = primary.equals("source-0") ? "source-1" : "source-0";
        cluster.sql(
                primary, "CREATE TABLE filling AS SELECT repeat(md5(i::text), 30) FROM generate_series(1, 200000) i");
        cluster.run(replica, "/bin/sh", "-c", "rm -rf \"$PGDATA\"");
        kill(cluster, replica);
        String sender = cluster.run(primary, "/bin/sh", "-c", STOP_COPY).text();

        kill(cluster, replica);
        cluster.run(primary, "/bin/sh", "-c", "kill -CONT " + sender);

        Duration time = cluster.awaitHealthy(2);
        Measurements.record("replica healthy after its copy was killed", time);
        assertThat(cluster.log(replica)).contains("the copy was killed before it completed");
    }

    private static void kill(Cluster cluster, String member) {
        String killed = cluster.pod(member).require().getMetadata().getUid();
        cluster.pod(member).withGracePeriod(0).delete();
        Waiting.until(
                member + " was replaced",
                () -> assertThat(cluster.pod(member).require().getMetadata().getUid())
                        .isNotEqualTo(killed));
    }
}
