package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does the same for many clusters in parallel, and shows how far it is. */
final class ParallelWork {

    private static final int PROGRESS_STEP = 10;

    private ParallelWork() {}

    /** The results in the order of the clusters. */
    static <T, R> List<R> each(Terminal terminal, List<T> clusters, Function<T, R> work) {
        AtomicInteger done = new AtomicInteger();
        Function<T, R> counted = cluster -> {
            try {
                return work.apply(cluster);
            } finally {
                int number = done.incrementAndGet();
                if (number % PROGRESS_STEP == 0) {
                    terminal.progress(number + " of " + clusters.size() + " clusters");
                }
            }
        };
        List<R> results = clusters.size() == 1
                ? List.of(counted.apply(clusters.get(0)))
                : clusters.parallelStream().map(counted).toList();
        if (clusters.size() >= PROGRESS_STEP) {
            terminal.endProgress();
        }
        return results;
    }
}
