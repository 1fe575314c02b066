package com.example.postgres.cluster.driver;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a cluster; in the tests too, so that every wait has a limit and tells what it waited for. */
public final class Waiting {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration SLOW_INTERVAL = Duration.ofSeconds(2);
    static final Duration LIMIT = Duration.ofMinutes(4);

    private Waiting() {}

    /** Repeats the assertion until it holds. An exception counts as not yet: members come and go. */
    public static Duration until(String what, ThrowingRunnable assertion) {
        return within(LIMIT, what, assertion);
    }

    /** The same with a limit of its own; gives the time it took. */
    public static Duration within(Duration limit, String what, ThrowingRunnable assertion) {
        long start = System.nanoTime();
        ConditionFactory condition = Awaitility.await(what)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .ignoreExceptions();
        condition.untilAsserted(assertion);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Checks again and again that the assertion holds for so long. */
    public static void holds(Duration duration, Runnable assertion) {
        long start = System.nanoTime();
        Awaitility.await("it stays so")
                .atMost(duration.plus(LIMIT))
                .pollDelay(Duration.ZERO)
                .pollInterval(SLOW_INTERVAL)
                .until(() -> {
                    assertion.run();
                    return System.nanoTime() - start > duration.toNanos();
                });
    }
}
