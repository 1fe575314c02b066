package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedLockTest {

    private static final long PAUSE_MILLIS = 500;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final StoredLock stored = new StoredLock();
    private Instant now = START;
    private final ObservedLock lock = new ObservedLock(stored, () -> now);

    @AfterEach
    void close() {
        client.close();
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private static LeaderElectionRecord record(String holder, Instant renewed) {
        return new LeaderElectionRecord(holder, Duration.ofSeconds(15), utc(START), utc(renewed), 3);
    }

    private ZonedDateTime renewed() {
        return Optional.ofNullable(lock.get(client)).orElseThrow().getRenewTime();
    }

    /** A replica with a clock behind renews; to this one that Lease must not look expired, nor valid for longer. */
    @Test
    void aRenewalByAnotherReplicaCountsFromWhenItIsSeen() {
        stored.record = record("other", START.minus(Duration.ofHours(1)));
        assertThat(renewed()).isEqualTo(utc(START));

        now = START.plusSeconds(14);
        assertThat(renewed()).as("nothing was renewed").isEqualTo(utc(START));

        stored.record = record("other", START.minus(Duration.ofHours(1)).plusSeconds(2));
        assertThat(renewed()).isEqualTo(utc(now));
    }

    @Test
    void everythingElseIsAsStored() {
        stored.record = record("other", START);

        LeaderElectionRecord seen = Optional.ofNullable(lock.get(client)).orElseThrow();

        assertThat(seen).isEqualTo(stored.record);
        assertThat(lock.identity()).isEqualTo("this");
    }

    @Test
    void aMissingLeaseIsMissing() {
        assertThat(lock.get(client)).isNull();
    }

    @Test
    void onlyAnAnsweredRenewalOfThisReplicaCounts() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        lock.update(client, record("", now));
        stored.isRefusing = true;
        assertThatThrownBy(() -> lock.update(client, record("this", now))).isInstanceOf(IllegalStateException.class);
        Duration before = lock.sinceRenewal();
        assertThat(before).isGreaterThanOrEqualTo(Duration.ofMillis(PAUSE_MILLIS));

        stored.isRefusing = false;
        lock.update(client, record("this", now));

        assertThat(lock.sinceRenewal()).isLessThan(before);
    }

    /** A lock in memory. */
    private static final class StoredLock implements Lock {

        private @Nullable LeaderElectionRecord record;
        private boolean isRefusing;

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient client) {
            return record;
        }

        @Override
        public void create(KubernetesClient client, LeaderElectionRecord next) {
            update(client, next);
        }

        @Override
        public void update(KubernetesClient client, LeaderElectionRecord next) {
            if (isRefusing) {
                throw new IllegalStateException("refused");
            }
            record = next;
        }

        @Override
        public String identity() {
            return "this";
        }

        @Override
        public String describe() {
            return "stored";
        }
    }
}
