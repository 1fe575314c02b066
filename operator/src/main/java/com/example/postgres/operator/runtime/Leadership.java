package com.example.postgres.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the Lease of the operator: of several replicas one works. A stop releases it, so that another takes over at once. A replica
 * that cannot renew the Lease stops before another one may take it, also while a request hangs.
 */
final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final String LEASE = "postgres-operator";
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

    /**
     * The times of a Lease.
     *
     * @param validity after which another replica may take a Lease that was not renewed
     * @param renewDeadline after which its holder must have stopped; shorter, because the holder needs a moment to notice
     * @param retryPeriod between two attempts to take or renew it
     */
    record Terms(Duration validity, Duration renewDeadline, Duration retryPeriod) {

        /**
         * Those of the controllers of Kubernetes, but for the last: an attempt follows another one after up to 2.2 times the period,
         * and a replica that stops must be replaced within two seconds.
         */
        static final Terms USUAL = new Terms(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMillis(700));
    }

    private final Terms terms;
    private final ObservedLock lock;
    private final ScheduledExecutorService watchdog;
    private final LeaderElector elector;
    private final CompletableFuture<?> election;

    /**
     * Begins to apply for the Lease.
     *
     * @param onStart runs when this replica leads
     * @param onLoss runs when it leads no more without having been closed; it must end the process
     */
    Leadership(KubernetesClient client, Configuration configuration, Terms terms, Runnable onStart, Runnable onLoss) {
        this.terms = terms;
        lock = new ObservedLock(
                new LeaseLock(configuration.namespace(), LEASE, configuration.identity()), InstantSource.system());
        watchdog = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "lease"));
        LeaderCallbacks callbacks = new LeaderCallbacks(
                () -> {
                    LOG.info("{} leads", configuration.identity());
                    watch(onLoss);
                    // Filling the caches takes longer than a renewal of the Lease may wait.
                    new Thread(onStart, "start").start();
                },
                onLoss,
                leader -> LOG.info("{} is the leader", leader));
        elector = client.leaderElector()
                .withConfig(new LeaderElectionConfig(
                        lock, terms.validity(), terms.renewDeadline(), terms.retryPeriod(), callbacks, true, LEASE))
                .build();
        election = elector.start();
    }

    private void watch(Runnable onLoss) {
        var unused = watchdog.scheduleAtFixedRate(
                () -> {
                    if (lock.sinceRenewal().compareTo(terms.renewDeadline()) > 0) {
                        onLoss.run();
                    }
                },
                0,
                WATCH_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        election.cancel(true);
        elector.release();
    }
}
