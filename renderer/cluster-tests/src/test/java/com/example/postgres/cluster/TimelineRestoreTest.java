package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.UnreliableStore;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Archiving, backup and restore over two failovers while the store answers 500 to half of the requests. */
@Full
final class TimelineRestoreTest {

    /** For a file that it could not fetch WAL-G asks again after one, two and four minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private static final int HALF = 50;
    private static final int TIMELINES = 3;
    private static final String NOW =
            "SELECT pg_sleep(1); SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private final TestNamespace namespace;
    private final UnreliableStore unreliable;
    private final Cluster cluster;
    private final List<String> moments = new ArrayList<>();

    TimelineRestoreTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.unreliable =
                UnreliableStore.start(namespace, namespace.kubernetes().objectStore());
        this.cluster = namespace.cluster("source");
    }

    /** Two rows on each timeline, and a moment between them. */
    @BeforeAll
    void hasThreeTimelines() {
        unreliable.store().createSecret(namespace);
        cluster.apply(spec("source", 2));
        cluster.awaitHealthy(2);
        unreliable.fail(HALF);
        cluster.sql(cluster.leader(), "CREATE TABLE lived (timeline int, half text)");
        assertThat(cluster.backup("base")).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
        for (int timeline = 1; timeline <= TIMELINES; timeline++) {
            insert(timeline, "before");
            moments.add(cluster.sql(cluster.leader(), NOW).strip());
            cluster.sql(cluster.leader(), "SELECT pg_sleep(1)");
            insert(timeline, "after");
            if (timeline < TIMELINES) {
                failOver();
            }
        }
        awaitArchived();
    }

    @Test
    void everyTimelineIsRestored() {
        List<Cluster> restored = new ArrayList<>();
        for (int timeline = 1; timeline <= TIMELINES; timeline++) {
            restored.add(restore("at-" + timeline, ", target: {time: \"%s\"}".formatted(moments.get(timeline - 1))));
        }
        restored.add(restore("at-end", ""));

        for (int timeline = 1; timeline <= TIMELINES; timeline++) {
            assertThat(rowsAndTimelines(restored.get(timeline - 1))).isEqualTo((2 * timeline - 1) + "|" + timeline);
        }
        assertThat(rowsAndTimelines(restored.get(TIMELINES))).isEqualTo(2 * TIMELINES + "|" + TIMELINES);
        assertThat(unreliable.failures()).isGreaterThan(HALF);
    }

    private Cluster restore(String name, String target) {
        Cluster restored = namespace.cluster(name);
        restored.apply(spec(name, 1)
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/source, destination: %s}%s}}"
                                .formatted(namespace.name(), unreliable.store().destination(namespace), target)));
        return restored;
    }

    private static String rowsAndTimelines(Cluster restored) {
        Measurements.record(
                "waited for a restore while half of the requests fail, " + restored.name(),
                restored.awaitHealthy(1, LIMIT));
        return restored.sql(restored.name() + "-0", "SELECT count(*), max(timeline) FROM lived");
    }

    private void insert(int timeline, String half) {
        // In a transaction of its own: the commit, which ends a recovery, must lie in the segment that is archived now.
        cluster.sql(cluster.leader(), "INSERT INTO lived VALUES (%d, '%s')".formatted(timeline, half));
        cluster.sql(cluster.leader(), "SELECT pg_switch_wal()");
    }

    private void failOver() {
        int timeline = cluster.members().get(0).timeline();
        String standby = cluster.members().stream()
                .filter(member -> !member.isLeader())
                .map(Member::name)
                .findFirst()
                .orElseThrow();
        cluster.run(standby, "patronictl", "failover", "source", "--candidate", standby, "--force");
        cluster.awaitHealthy(2);
        assertThat(cluster.members().get(0).timeline()).isEqualTo(timeline + 1);
    }

    private void awaitArchived() {
        Waiting.until(
                "everything is archived",
                () -> assertThat(cluster.sql(
                                cluster.leader(),
                                "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'"))
                        .isEqualTo("0"));
    }

    private Spec spec(String name, int replicas) {
        return Spec.of(name, replicas)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}"
                                .formatted(unreliable.store().destination(namespace)));
    }
}
