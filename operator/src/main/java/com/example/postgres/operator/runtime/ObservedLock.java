package com.example.postgres.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lock whose times are those of this machine, as in Kubernetes' own leader election: clocks of replicas may differ. A renewal by
 * somebody else counts from when it was seen here, and this replica's own from before it was sent.
 *
 * @see <a href="https://pkg.go.dev/k8s.io/client-go/tools/leaderelection">Package leaderelection</a>
 */
final class ObservedLock implements Lock {

    private final Lock lock;
    private final InstantSource clock;
    private @Nullable LeaderElectionRecord seen;
    private ZonedDateTime seenAt;
    private volatile long renewedAt = System.nanoTime();

    ObservedLock(Lock lock, InstantSource clock) {
        this.lock = lock;
        this.clock = clock;
        this.seenAt = now();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    /** How long ago this replica last wrote its name into the lock. */
    Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - renewedAt);
    }

    @Override
    public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
        LeaderElectionRecord current = lock.get(client);
        if (current == null) {
            return null;
        }
        if (!current.equals(seen)) {
            seen = current;
            seenAt = now();
        }
        return new LeaderElectionRecord(
                current.getHolderIdentity(),
                current.getLeaseDuration(),
                current.getAcquireTime(),
                seenAt,
                current.getLeaderTransitions());
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord record) {
        write(record, () -> lock.create(client, record));
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord record) {
        LeaderElectionRecord named = named(record);
        write(named, () -> lock.update(client, named));
    }

    /** The lock is patched, and a patch without a holder leaves the former one there; an empty name is none, too. */
    private static LeaderElectionRecord named(LeaderElectionRecord record) {
        return record.getHolderIdentity() == null
                ? new LeaderElectionRecord(
                        "",
                        record.getLeaseDuration(),
                        record.getAcquireTime(),
                        record.getRenewTime(),
                        record.getLeaderTransitions())
                : record;
    }

    private void write(LeaderElectionRecord record, Runnable request) {
        long before = System.nanoTime();
        request.run();
        if (Objects.equals(record.getHolderIdentity(), identity())) {
            renewedAt = before;
        }
    }

    @Override
    public String identity() {
        return lock.identity();
    }

    @Override
    public String describe() {
        return lock.describe();
    }
}
