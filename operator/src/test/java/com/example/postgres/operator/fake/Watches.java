package com.example.postgres.operator.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The watches that are open. */
final class Watches {

    private final Store store;
    private final List<Watch> open = new CopyOnWriteArrayList<>();

    Watches(Store store) {
        this.store = store;
    }

    /** Serves a watch until it ends. */
    void serve(Target target, Request request, OutputStream out) throws IOException {
        Watch watch = new Watch(target, Selector.of(request));
        Consumer<Change> listener = watch::tell;
        open.add(watch);
        try {
            new Reader(store)
                    .open(
                            watch,
                            request.parameter("resourceVersion"),
                            request.parameter("allowWatchBookmarks").equals("true"),
                            listener);
        } catch (Refusal e) {
            // Other than a list, a watch is answered with an event.
            watch.tell(Change.event("ERROR", e.answer().body()));
            watch.end();
        }
        try {
            watch.writeTo(out, request.parameter("timeoutSeconds"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(watch);
            store.unwatch(listener);
        }
    }

    int size() {
        return open.size();
    }

    /** Ends all connections, as a server does from time to time. */
    void close() {
        open.forEach(Watch::end);
    }

    /** Ends all connections and says that what follows is lost. */
    void expire() {
        Answer expired = Refusal.expired(1, store.version()).answer();
        open.forEach(watch -> watch.tell(Change.event("ERROR", expired.body())));
        close();
    }
}
