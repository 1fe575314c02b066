package com.example.postgres.operator.watch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that work on the keys of a queue.
 *
 * @param <K> the keys
 */
public final class Workers<K> implements AutoCloseable {

    /** The most threads that wait while others take their places: each has a stack. */
    static final int MAX_WAITING = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** How long a graceful stop waits for the passes that run. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final WorkQueue<K> queue;
    private final Set<Thread> threads = new HashSet<>();
    private Work<K> work = key -> Optional.empty();
    private int number;
    private int started;

    /** Threads that do not wait. */
    private int active;

    /** Works on one key. */
    @FunctionalInterface
    public interface Work<K> {

        /** Works on the key. After how long it must be worked on again, if no event comes earlier; empty for never. */
        Optional<Duration> run(K key);
    }

    public Workers(WorkQueue<K> queue) {
        this.queue = queue;
    }

    /** Starts this number of threads. */
    public synchronized void start(int number, Work<K> work) {
        this.number = number;
        this.work = work;
        while (active < number) {
            startThread();
        }
    }

    private void startThread() {
        started++;
        Thread thread = new Thread(this::loop, "worker-" + started);
        thread.start();
        threads.add(thread);
        active++;
    }

    /**
     * Runs a call that may take minutes and needs no more than its thread, in a thread that works. Another one takes its place
     * meanwhile: slow members of one cluster do not keep other clusters from being worked on.
     */
    public void whileWaiting(Runnable call) {
        beginToWait();
        try {
            call.run();
        } finally {
            endToWait();
        }
    }

    private synchronized void beginToWait() {
        active--;
        if (active < number && threads.size() < number + MAX_WAITING) {
            startThread();
        }
    }

    private synchronized void endToWait() {
        active++;
    }

    /** After a wait there may be one thread too many. */
    private synchronized boolean isSurplus() {
        if (active <= number) {
            return false;
        }
        active--;
        threads.remove(Thread.currentThread());
        return true;
    }

    private void loop() {
        try {
            while (!isSurplus()) {
                run(queue.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped");
        }
    }

    // Whatever a pass throws, the next one may succeed: a key is never given up.
    @SuppressWarnings("CatchingUnchecked")
    private void run(K key) {
        try {
            Optional<Duration> next = work.run(key);
            queue.done(key);
            next.ifPresent(delay -> queue.addAfter(key, delay));
        } catch (RuntimeException e) {
            queue.retry(key);
        }
    }

    private synchronized Set<Thread> threads() {
        return Set.copyOf(threads);
    }

    /** Takes no key any more, and waits for the passes that run. */
    @Override
    public void close() {
        queue.close();
        long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (Thread thread : threads()) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
