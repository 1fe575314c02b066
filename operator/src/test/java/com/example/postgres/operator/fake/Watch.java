package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The events of one open connection. */
final class Watch {

    private static final String END = "";
    private static final long DEFAULT_SECONDS = 1800;

    private final Target target;
    private final Predicate<JsonNode> selector;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Watch(Target target, Predicate<JsonNode> selector) {
        this.target = target;
        this.selector = selector;
    }

    Target target() {
        return target;
    }

    Predicate<JsonNode> selector() {
        return selector;
    }

    void tell(Change change) {
        boolean isOfKind = change.key().resource().equals(target.resource());
        boolean isInNamespace =
                target.namespace().isEmpty() || change.key().namespace().equals(target.namespace());
        boolean isNamed = target.name().isEmpty() || change.key().name().equals(target.name());
        if (isOfKind && isInNamespace && isNamed) {
            change.event(selector).ifPresent(this::tell);
        }
    }

    void tell(JsonNode event) {
        lines.add(event + "\n");
    }

    /** Ends the connection after what was told so far. */
    void end() {
        lines.add(END);
    }

    /** Writes until the end, until the time is over, or until nobody reads any more. */
    void writeTo(OutputStream out, String timeoutSeconds) throws IOException, InterruptedException {
        long seconds = timeoutSeconds.isEmpty() ? DEFAULT_SECONDS : Long.parseLong(timeoutSeconds);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                return;
            }
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
