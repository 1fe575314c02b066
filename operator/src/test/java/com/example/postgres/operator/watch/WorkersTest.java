package com.example.postgres.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    private static final int WORKERS = 2;

    private final WorkQueue<String> queue = new WorkQueue<>(Duration.ofMillis(10), Duration.ofMillis(50));
    private final Workers<String> workers = new Workers<>(queue);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /** Threads that are inside a pass now. */
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    /** All that ever were. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private void waitForAnswer() {
        try {
            answers.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Duration> work(String key) {
        threads.add(Thread.currentThread());
        working.add(Thread.currentThread());
        if (key.startsWith("slow")) {
            workers.whileWaiting(this::waitForAnswer);
        }
        working.remove(Thread.currentThread());
        done.add(key);
        return Optional.empty();
    }

    private static long alive(Set<Thread> threads) {
        return threads.stream().filter(Thread::isAlive).count();
    }

    @Test
    void aKeyThatNeedsNoFurtherWorkIsForgotten() {
        try (workers) {
            workers.start(WORKERS, this::work);
            queue.add("a");

            await().until(() -> done.contains("a") && queue.size() == 0);

            queue.add("b");
            await().until(() -> done.contains("b") && queue.size() == 0);
        }
    }

    @Test
    void keysThatWaitForAnAnswerKeepNoOtherWaiting() {
        try (workers) {
            workers.start(WORKERS, this::work);
            for (int i = 0; i < 5 * WORKERS; i++) {
                queue.add("slow-" + i);
            }
            queue.add("quick");

            await().until(() -> done.contains("quick"));
            assertThat(done).containsExactly("quick");

            answers.countDown();
            await().until(() -> done.size() == 5 * WORKERS + 1);
            for (int i = 0; i < 10; i++) {
                queue.add("later-" + i);
            }
            // Those that are too many end when they look for the next key.
            await().until(() -> queue.size() == 0 && alive(threads) <= WORKERS);
            queue.add("last");
            await().until(() -> done.contains("last"));
        }
    }

    @Test
    void thereIsALimitToThreadsThatWait() {
        try (workers) {
            workers.start(WORKERS, this::work);
            int keys = 2 * (Workers.MAX_WAITING + WORKERS);
            for (int i = 0; i < keys; i++) {
                queue.add("slow-" + i);
            }

            await().until(() -> working.size() == Workers.MAX_WAITING + WORKERS);
            answers.countDown();
            await().until(() -> done.size() == keys);
            await().until(() -> alive(threads) <= WORKERS);
        }
    }
}
