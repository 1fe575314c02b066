package com.example.postgres.operator.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The requests that were answered, in their order. */
public final class RequestLog {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * A request with the status of its answer.
     *
     * @param request that was sent
     * @param status of HTTP
     */
    public record Entry(Request request, int status) {

        @Override
        public String toString() {
            return status + " " + request;
        }
    }

    void add(Request request, int status) {
        entries.add(new Entry(request, status));
    }

    /** The requests that are meant. */
    public List<Entry> of(Predicate<Request> requests) {
        return entries.stream().filter(entry -> requests.test(entry.request())).toList();
    }

    /** The writes that were accepted. */
    public List<Entry> writes() {
        return entries.stream()
                .filter(entry -> entry.request().isWrite() && entry.status() < 300)
                .toList();
    }

    /** Forgets what was asked so far. */
    public void clear() {
        entries.clear();
    }
}
