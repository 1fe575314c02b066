package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;

/** Operators that make one write each, one after another. */
public final class OperatorLives {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private OperatorLives() {}

    /** Starts one after another until it is done: each of them is killed before its second write. */
    public static void until(TestNamespace namespace, String what, ThrowingRunnable isDone) {
        List<OperatorProcess> lives = new ArrayList<>(List.of(OperatorProcess.startFor(namespace, 1)));
        try {
            Waiting.within(LIMIT, what, () -> {
                if (!lives.get(lives.size() - 1).isAlive()) {
                    lives.add(OperatorProcess.startFor(namespace, 1));
                }
                isDone.run();
            });
        } finally {
            lives.forEach(OperatorProcess::close);
        }
        Measurements.record(what + ": lives of the operator", String.valueOf(lives.size()));
        assertThat(lives).hasSizeGreaterThan(1);
    }
}
