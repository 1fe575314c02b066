package com.example.postgres.operator.fake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong; a test switches it on. */
public final class Faults {

    private final List<Fault> active = new CopyOnWriteArrayList<>();
    private final List<Fault> lossy = new CopyOnWriteArrayList<>();

    /** Answers some requests in place of the server, later than it would. */
    private record Fault(Predicate<Request> requests, AtomicInteger left, Duration delay, Optional<Answer> answer) {

        private boolean strikes(Request request) {
            return requests.test(request) && left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
        }
    }

    /** Answers requests with this until {@link #clear}. */
    public void answer(Predicate<Request> requests, Answer answer) {
        answer(requests, Integer.MAX_VALUE, answer);
    }

    /** Answers the next requests with this. */
    public void answer(Predicate<Request> requests, int number, Answer answer) {
        active.add(new Fault(requests, new AtomicInteger(number), Duration.ZERO, Optional.of(answer)));
    }

    /** Lets requests wait before they are served. */
    public void delay(Predicate<Request> requests, Duration delay) {
        active.add(new Fault(requests, new AtomicInteger(Integer.MAX_VALUE), delay, Optional.empty()));
    }

    /** Serves the next requests, and breaks their connections before the answer. */
    public void loseAnswers(Predicate<Request> requests, int number) {
        lossy.add(new Fault(requests, new AtomicInteger(number), Duration.ZERO, Optional.empty()));
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        active.clear();
        lossy.clear();
    }

    boolean losesAnswer(Request request) {
        return lossy.stream().anyMatch(fault -> fault.strikes(request));
    }

    Optional<Answer> strike(Request request) throws InterruptedException {
        for (Fault fault : active) {
            if (fault.strikes(request)) {
                Thread.sleep(fault.delay().toMillis());
                if (fault.answer().isPresent()) {
                    return fault.answer();
                }
            }
        }
        return Optional.empty();
    }
}
