package com.example.postgres.operator.runtime;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs each request in a thread of its own, from its first byte to the last one of the answer. When too many run, the oldest is
 * interrupted, which closes its connection. So there is a thread for the next request, however many clients send a part of a
 * request, or do not read the answer. A limit of time would only make them come again.
 */
final class RequestThreads implements Executor {

    /** The number of requests that may be slow. */
    static final int SLOW = 16;

    /** With those that were interrupted and have not ended. */
    static final int MOST = 200;

    /** The oldest first, without those that were interrupted. */
    private final Set<Thread> served = new LinkedHashSet<>();

    private int running;

    @Override
    public synchronized void execute(Runnable request) {
        if (running >= MOST) {
            throw new RejectedExecutionException(MOST + " requests have not ended");
        }
        if (served.size() >= SLOW) {
            Thread oldest = served.iterator().next();
            served.remove(oldest);
            oldest.interrupt();
        }
        Thread thread = new Thread(() -> run(request), "http");
        thread.setDaemon(true);
        thread.start();
        served.add(thread);
        running++;
    }

    private void run(Runnable request) {
        try {
            request.run();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        served.remove(Thread.currentThread());
        running--;
    }
}
