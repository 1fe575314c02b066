package com.example.postgres.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkQueueTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static WorkQueue<String> queue() {
        return new WorkQueue<>(Duration.ofMillis(50), Duration.ofMillis(400));
    }

    @Test
    void aKeyThatIsAddedTwiceIsTakenOnce() throws InterruptedException {
        WorkQueue<String> queue = queue();
        queue.add("a");
        queue.add("b");
        queue.add("a");

        assertThat(List.of(queue.take(), queue.take())).containsExactly("a", "b");
        assertThat(queue.depth()).isZero();
    }

    @Test
    void aKeyThatIsAddedWhileItIsWorkedOnComesAgainAfterIt() throws InterruptedException {
        WorkQueue<String> queue = queue();
        queue.add("a");
        queue.take();
        queue.add("a");
        assertThat(queue.depth()).isZero();

        queue.done("a");

        assertThat(queue.take()).isEqualTo("a");
    }

    @Test
    void theEarlierOfTwoTimesCounts() throws InterruptedException {
        WorkQueue<String> queue = queue();
        queue.addAfter("a", LONG);
        queue.add("a");

        assertThat(queue.take()).isEqualTo("a");
        queue.add("a");
        queue.addAfter("a", LONG);
        queue.done("a");
        assertThat(queue.take()).isEqualTo("a");
    }

    @Test
    void aKeyThatFailsComesBackLaterAndLaterAndIsNeverGivenUp() throws InterruptedException {
        WorkQueue<String> queue = queue();
        queue.add("a");
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            queue.take();
            long start = System.nanoTime();
            queue.retry("a");
            assertThat(queue.take()).isEqualTo("a");
            pauses.add((System.nanoTime() - start) / 1_000_000);
            queue.add("a");
            queue.retry("a");
        }

        assertThat(pauses.get(0)).isBetween(45L, 200L);
        assertThat(pauses.get(5)).isBetween(390L, 900L);
    }

    @Test
    void oneKeyIsNeverWorkedOnByTwoWorkersAndEveryKeyIs() {
        WorkQueue<Integer> queue = new WorkQueue<>(Duration.ofMillis(1), Duration.ofMillis(5));
        ConcurrentHashMap<Integer, AtomicInteger> running = new ConcurrentHashMap<>();
        List<Integer> overlaps = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger passes = new AtomicInteger();
        Workers.Work<Integer> work = key -> {
            AtomicInteger count = running.computeIfAbsent(key, any -> new AtomicInteger());
            if (count.incrementAndGet() > 1) {
                overlaps.add(key);
            }
            passes.incrementAndGet();
            count.decrementAndGet();
            if (passes.get() % 7 == 0) {
                throw new IllegalStateException("fails now and then");
            }
            return Optional.of(LONG);
        };

        try (Workers<Integer> workers = new Workers<>(queue)) {
            workers.start(4, work);
            for (int i = 0; i < 5000; i++) {
                queue.add(i % 10);
            }
            await().until(() -> running.size() == 10 && passes.get() > 10);
        }

        assertThat(overlaps).isEmpty();
    }

    @Test
    void aClosedQueueLetsItsWorkersEnd() {
        WorkQueue<String> queue = queue();
        Workers<String> workers = new Workers<>(queue);
        workers.start(2, key -> Optional.of(LONG));

        workers.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("worker-") && thread.isAlive());
    }
}
