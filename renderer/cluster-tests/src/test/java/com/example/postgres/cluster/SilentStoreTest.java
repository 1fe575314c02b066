package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.StoreSilence;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With an object store whose packets are lost nothing takes more than five seconds longer than with no archive at all, and no
 * WAL is lost by it.
 */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SilentStoreTest {

    private static final String WRITE = "CREATE TABLE IF NOT EXISTS written (id int); INSERT INTO written VALUES (1)";
    private static final Duration PRICE = Duration.ofSeconds(5);

    /** The shortest counts, without an allowance: what else runs on the machine makes an action slower, never faster. */
    private static final int RUNS = 2;

    /**
     * Patroni sees a crash at its next round: with the ten seconds that are the default, the moment of the crash would weigh
     * more than the store.
     */
    private static final String ROUNDS = "{ttl: 20, loopWait: 1, retryTimeout: 9}";

    private static final List<String> MEMBERS = List.of("silent-0", "silent-1");
    private static final String KILL = "kill -9 \"$(head -n 1 \"$PGDATA/postmaster.pid\")\"";

    /** The first call that is stopped leaves it, and for a while no other one is made. */
    private static final String BREAKER = "/tmp/archive-silent";

    /** The status of curl: https://curl.se/libcurl/c/libcurl-errors.html */
    private static final int TIMED_OUT = 28;

    private final TestNamespace namespace;
    private final Cluster cluster;
    private final ObjectStore store;
    private final Map<Action, Duration> withoutArchive = new EnumMap<>(Action.class);
    private StoreSilence silence;

    SilentStoreTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("silent");
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void isMeasuredWithoutAnArchiveThenGetsOneWhoseStoreFallsSilent() {
        Spec spec = Spec.of("silent", MEMBERS.size())
                .with("/spec/storage/size", "4Gi")
                .with("/spec/patroni", ROUNDS);
        cluster.apply(spec);
        for (Action action : Action.values()) {
            withoutArchive.put(action, shortest(() -> measureWithoutArchive(action)));
        }
        store.createSecret(namespace);
        cluster.apply(spec.with(
                "/spec/backup", "{schedule: \"0 2 * * *\", destination: %s}".formatted(store.destination(namespace))));
        cluster.awaitHealthy(MEMBERS.size());
        awaitArchived(completeSegment());
        assertThat(MEMBERS).allSatisfy(member -> assertThat(askStore(member)).isNotEqualTo(TIMED_OUT));
        silence = StoreSilence.in(namespace);
        awaitSilence();
        // So that there is something to archive from now on.
        completeSegment();
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource
    void silentStoreCostsAtMostFiveSeconds(Action action) {
        Duration longer = shortest(() -> measureInSilence(action)).minus(withoutArchive.get(action));

        Measurements.record(action.figure + ", longer with the store silent than with no archive", longer);
        assertThat(longer).isLessThanOrEqualTo(PRICE);
    }

    @Test
    @Order(2)
    void segmentOfTheFormerPrimaryIsArchivedWhenTheStoreAnswersAgain() {
        awaitHealthy();
        awaitSilence();
        String segment = completeSegment();
        perform(Action.SWITCHOVER);

        silence.lift();

        Measurements.record(
                "segment of the former primary archived after the store answers again", awaitArchived(segment));
    }

    private static Duration shortest(Supplier<Duration> run) {
        return Stream.generate(run).limit(RUNS).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Duration measureWithoutArchive(Action action) {
        awaitHealthy();
        return measure(action, "no archive");
    }

    /** The circuit is closed at first, so that the action pays the whole price. */
    private Duration measureInSilence(Action action) {
        awaitHealthy();
        awaitSilence();
        MEMBERS.forEach(member -> cluster.run(member, "rm", "-f", BREAKER).text());
        Duration time = measure(action, "store silent");
        awaitStoppedCall(action.isOfThePrimary ? cluster.leader() : standby());
        return time;
    }

    private Duration measure(Action action, String circumstance) {
        long start = System.nanoTime();
        perform(action);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Measurements.record(action.figure + ", " + circumstance, time);
        return time;
    }

    private void perform(Action action) {
        String primary = cluster.leader();
        String standby = standby();
        switch (action) {
            case CRASH_OF_THE_PRIMARY -> {
                cluster.run(primary, "/bin/sh", "-c", KILL);
                awaitWritable();
            }
            case RESTART_OF_THE_PRIMARY -> restart(primary);
            case SWITCHOVER -> {
                cluster.run(primary, "patronictl", "switchover", "silent", "--leader", primary, "--force");
                awaitSuccessorOf(primary);
            }
            case DELETION_OF_THE_PRIMARYS_POD -> {
                cluster.pod(primary).delete();
                awaitSuccessorOf(primary);
            }
            case CRASH_OF_A_STANDBY -> {
                cluster.run(standby, "/bin/sh", "-c", KILL);
                awaitStreaming(standby);
            }
            case DELETION_OF_A_STANDBYS_POD -> replace(standby);
        }
    }

    private void restart(String primary) {
        String started = startOfTheServer(primary);
        cluster.run(primary, "patronictl", "restart", "silent", primary, "--force");
        Waiting.until(
                "another server runs",
                () -> assertThat(startOfTheServer(primary)).isNotEqualTo(started));
        awaitWritable();
    }

    private void replace(String standby) {
        String deleted = uid(standby);
        cluster.pod(standby).delete();
        Waiting.until(standby + " was replaced", () -> assertThat(uid(standby)).isNotEqualTo(deleted));
        awaitStreaming(standby);
    }

    private void awaitSuccessorOf(String primary) {
        Waiting.until("another member leads", () -> assertThat(cluster.leader()).isNotEqualTo(primary));
        awaitWritable();
    }

    /** A member that was rewound is consistent only with the next record of the log, for which a quiet primary takes minutes. */
    private void awaitHealthy() {
        Waiting.until("the standby streams what is written", () -> {
            cluster.sql(cluster.leader(), WRITE);
            assertThat(cluster.sql(standby(), "SELECT status FROM pg_stat_wal_receiver"))
                    .isEqualTo("streaming");
        });
        cluster.awaitHealthy(MEMBERS.size());
    }

    private void awaitWritable() {
        Waiting.until("the primary takes writes", () -> cluster.sql(cluster.leader(), WRITE));
    }

    private void awaitStreaming(String standby) {
        // Patroni shows the state of its last round; only a new server answers here.
        Waiting.until(
                "the standby streams",
                () -> assertThat(cluster.sql(standby, "SELECT status FROM pg_stat_wal_receiver"))
                        .isEqualTo("streaming"));
    }

    private void awaitSilence() {
        Waiting.until(
                "no member reaches the store",
                () -> assertThat(MEMBERS)
                        .allSatisfy(member -> assertThat(askStore(member)).isEqualTo(TIMED_OUT)));
    }

    private void awaitStoppedCall(String member) {
        Waiting.until(
                "a call of the archive was stopped in " + member,
                () -> cluster.run(member, "test", "-e", BREAKER).text());
    }

    private Duration awaitArchived(String segment) {
        return Waiting.until(
                segment + " is archived",
                () -> assertThat(cluster.inArchive(cluster.leader(), "wal-g st ls wal_005")
                                .text())
                        .contains(segment + "."));
    }

    private int askStore(String member) {
        return cluster.run(member, "curl", "-sk", "-m", "2", "-o", "/dev/null", store.endpoint())
                .exitCode();
    }

    private String completeSegment() {
        cluster.sql(cluster.leader(), WRITE);
        return cluster.sql(cluster.leader(), "SELECT pg_walfile_name(pg_switch_wal())");
    }

    private String standby() {
        String leader = cluster.leader();
        return MEMBERS.stream()
                .filter(member -> !member.equals(leader))
                .findFirst()
                .orElseThrow();
    }

    private String startOfTheServer(String member) {
        return cluster.sql(member, "SELECT pg_postmaster_start_time()");
    }

    private String uid(String member) {
        return cluster.pod(member).require().getMetadata().getUid();
    }

    /** What a silent store must not hinder, measured until the cluster works again. */
    enum Action {
        CRASH_OF_THE_PRIMARY("writable after kill -9 of the primary's PostgreSQL", true),
        RESTART_OF_THE_PRIMARY("writable after a restart of the primary's PostgreSQL", true),
        SWITCHOVER("writable after a switchover", true),
        DELETION_OF_THE_PRIMARYS_POD("writable by failover after the primary's pod was deleted", true),
        CRASH_OF_A_STANDBY("streaming after kill -9 of a standby's PostgreSQL", false),
        DELETION_OF_A_STANDBYS_POD("streaming after a standby's pod was deleted", false);

        private final String figure;
        private final boolean isOfThePrimary;

        Action(String figure, boolean isOfThePrimary) {
            this.figure = figure;
            this.isOfThePrimary = isOfThePrimary;
        }
    }
}
