package com.example.postgres.operator.watch;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keys that have work, each at most once. A key that is taken is not given to another worker until it is done; what is added
 * meanwhile counts as one more time. Thread-safe.
 *
 * @param <K> the keys
 */
public final class WorkQueue<K> {

    /** How much longer than its backoff a key may wait, so that keys that failed together do not come back together. */
    private static final double JITTER = 0.2;

    private final Duration firstBackoff;
    private final Duration maxBackoff;
    private final Map<K, Entry> entries = new HashMap<>();
    private final TreeSet<Slot<K>> schedule =
            new TreeSet<>(Comparator.<Slot<K>>comparingLong(Slot::due).thenComparingLong(Slot::number));
    private long slots;
    private boolean isClosed;

    /**
     * @param firstBackoff after the first failure; doubled with each further one
     * @param maxBackoff the longest
     */
    public WorkQueue(Duration firstBackoff, Duration maxBackoff) {
        this.firstBackoff = firstBackoff;
        this.maxBackoff = maxBackoff;
    }

    private record Slot<K>(long due, long number, K key) {}

    private static final class Entry {
        private long due = Long.MAX_VALUE;
        private long number;
        private boolean isTaken;
        private int failures;
    }

    /** The key has work now. */
    public void add(K key) {
        addAfter(key, Duration.ZERO);
    }

    /** The key has work after this time, or earlier if it was added so. */
    public synchronized void addAfter(K key, Duration delay) {
        Entry entry = entries.computeIfAbsent(key, any -> new Entry());
        long due = System.nanoTime() + delay.toNanos();
        if (due >= entry.due) {
            return;
        }
        schedule.remove(new Slot<>(entry.due, entry.number, key));
        entry.due = due;
        entry.number = slots++;
        if (!entry.isTaken) {
            schedule.add(new Slot<>(entry.due, entry.number, key));
            notifyAll();
        }
    }

    /** The next key that has work; waits until there is one. */
    public synchronized K take() throws InterruptedException {
        while (true) {
            if (isClosed) {
                throw new InterruptedException("the queue is closed");
            }
            if (schedule.isEmpty()) {
                wait();
                continue;
            }
            Slot<K> first = schedule.first();
            long delay = first.due() - System.nanoTime();
            if (delay > 0) {
                wait(delay / 1_000_000 + 1);
                continue;
            }
            schedule.remove(first);
            Entry entry = entries.computeIfAbsent(first.key(), any -> new Entry());
            entry.due = Long.MAX_VALUE;
            entry.isTaken = true;
            return first.key();
        }
    }

    /** The work on the key succeeded. */
    public synchronized void done(K key) {
        release(key, 0);
    }

    /** The work on the key failed, and is tried again after a backoff. */
    public synchronized void retry(K key) {
        int failures = entries.computeIfAbsent(key, any -> new Entry()).failures;
        release(key, failures + 1);
        addAfter(key, backoff(failures));
    }

    private void release(K key, int failures) {
        Entry entry = entries.computeIfAbsent(key, any -> new Entry());
        entry.isTaken = false;
        entry.failures = failures;
        if (entry.due != Long.MAX_VALUE) {
            schedule.add(new Slot<>(entry.due, entry.number, key));
            notifyAll();
        } else if (failures == 0) {
            entries.remove(key);
        }
    }

    private Duration backoff(int failures) {
        long doubled = firstBackoff.toMillis() << Math.min(failures, 20);
        long capped = Math.min(doubled, maxBackoff.toMillis());
        return Duration.ofMillis(
                (long) (capped * (1 + JITTER * ThreadLocalRandom.current().nextDouble())));
    }

    /** The number of keys that wait for a worker, without those whose time has not come. */
    public synchronized int depth() {
        long now = System.nanoTime();
        return (int) schedule.stream().filter(slot -> slot.due() <= now).count();
    }

    /** The number of keys that have work now or later, or are worked on. */
    synchronized int size() {
        return entries.size();
    }

    /** Wakes all workers, which get no key any more. */
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
