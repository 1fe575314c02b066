package com.example.postgres.cluster.driver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts pods that were replaced and servers that started, of the members that a cluster never loses. */
public final class ServerStarts implements AutoCloseable {

    private final Cluster cluster;
    private final int members;
    private final Set<String> pods = ConcurrentHashMap.newKeySet();
    private final Set<String> servers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger missed = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

    /**
     * How many there were.
     *
     * @param missed looks at a member that was away
     */
    public record Seen(int pods, int servers, int missed) {

        /** Those that an earlier one has not. */
        public Seen since(Seen earlier) {
            return new Seen(pods - earlier.pods, servers - earlier.servers, missed - earlier.missed);
        }
    }

    private ServerStarts(Cluster cluster, int members) {
        this.cluster = cluster;
        this.members = members;
    }

    /**
     * Begins with those that run now.
     *
     * @param members that stay; others come and go
     */
    public static ServerStarts watch(Cluster cluster, int members) {
        ServerStarts starts = new ServerStarts(cluster, members);
        starts.look();
        var unused = starts.looks.scheduleWithFixedDelay(starts::look, 1, 1, TimeUnit.SECONDS);
        return starts;
    }

    private void look() {
        for (int ordinal = 0; ordinal < members; ordinal++) {
            String member = cluster.name() + "-" + ordinal;
            try {
                pods.add(member + " "
                        + cluster.pod(member).require().getMetadata().getUid());
                servers.add(member + " " + cluster.sql(member, "SELECT pg_postmaster_start_time()"));
            } catch (RuntimeException | AssertionError away) {
                // The next look sees what it has become.
                missed.incrementAndGet();
            }
        }
    }

    /** Seen so far: of every member the first, and each later one. */
    public Seen seen() {
        look();
        return new Seen(pods.size(), servers.size(), missed.get());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
