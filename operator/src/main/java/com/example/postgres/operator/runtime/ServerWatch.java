package com.example.postgres.operator.runtime;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks now and then whether the API server can do something else than at the start: it was updated, or a definition was installed.
 * What the operator renders, watches and may resize depends on that from the first pass on, so it has to start again.
 */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    private final Supplier<Server> read;
    private final Server known;
    private final Runnable onChange;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "server-watch");
        named.setDaemon(true);
        return named;
    });

    private ServerWatch(Supplier<Server> read, Server known, Runnable onChange) {
        this.read = read;
        this.known = known;
        this.onChange = onChange;
    }

    /**
     * Begins to ask.
     *
     * @param read asks the API server
     * @param known what it could do at the start
     * @param interval between two questions
     * @param onChange runs once
     */
    static ServerWatch start(Supplier<Server> read, Server known, Duration interval, Runnable onChange) {
        ServerWatch watch = new ServerWatch(read, known, onChange);
        var unused = watch.thread.scheduleWithFixedDelay(
                watch::ask, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    // Whatever the answer is, the next question may succeed.
    @SuppressWarnings("CatchingUnchecked")
    private void ask() {
        Server now;
        try {
            now = read.get();
        } catch (RuntimeException e) {
            LOG.debug("the API server does not say what it can do", e);
            return;
        }
        if (!now.equals(known)) {
            LOG.info(
                    "the API server has changed from {} to {}: the operator stops, and starts again to use it",
                    known,
                    now);
            thread.shutdown();
            onChange.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
