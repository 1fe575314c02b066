package com.example.postgres.operator.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that work on the keys of a queue.
 *
 * @param <K> the keys
 */
public final class Workers<K> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** How long a graceful stop waits for the passes that run. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final WorkQueue<K> queue;
    private final Work<K> work;
    private final List<Thread> threads = new ArrayList<>();

    /** Works on one key. */
    @FunctionalInterface
    public interface Work<K> {

        /** Works on the key. After how long it must be worked on again, if no event comes earlier; empty for never. */
        Optional<Duration> run(K key);
    }

    public Workers(WorkQueue<K> queue, Work<K> work) {
        this.queue = queue;
        this.work = work;
    }

    /** Starts this number of threads. */
    public void start(int number) {
        for (int i = 1; i <= number; i++) {
            Thread thread = new Thread(this::loop, "worker-" + i);
            thread.start();
            threads.add(thread);
        }
    }

    private void loop() {
        try {
            while (true) {
                K key = queue.take();
                run(key);
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

    /** Takes no key any more, and waits for the passes that run. */
    @Override
    public void close() {
        queue.close();
        long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
