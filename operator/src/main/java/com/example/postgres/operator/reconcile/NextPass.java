package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.status.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the next pass comes if no event comes earlier. Most of what a pass waits for sends an event. */
final class NextPass {

    static final Duration SETTLED = Duration.ofSeconds(30);

    /** While members are away and no change is made: the events of their pods come at once. */
    private static final Duration INCOMPLETE = Duration.ofSeconds(10);

    /** While something goes on that sends no event, such as Patroni's answers. */
    private static final Duration IN_PROGRESS = Duration.ofSeconds(2);

    /** After a request that failed, such as one that Patroni refuses until it has read a new password. */
    private static final Duration FAILED = Duration.ofSeconds(5);

    /** After an action, or after objects were applied: what it changed is soon seen. */
    private static final Duration AFTER_ACTION = Duration.ofMillis(500);

    private NextPass() {}

    /** After how long. */
    static Duration after(Findings findings, boolean isChanging, Instant now) {
        Optional<NextStep> next = findings.next();
        if (next.filter(Act.class::isInstance).isPresent()) {
            return AFTER_ACTION;
        }
        if (findings.problems().stream().anyMatch(problem -> problem.reason() == Reason.REQUEST_FAILED)) {
            return FAILED;
        }
        if (findings.isSettled() || next.filter(Exceeded.class::isInstance).isPresent()) {
            return SETTLED;
        }
        if (next.filter(Done.class::isInstance).isPresent()
                && !findings.problems().isEmpty()) {
            // The members have what they need; what is in the way of the rest stays until somebody acts.
            return SETTLED;
        }
        Optional<Instant> until = next.filter(Wait.class::isInstance).flatMap(step -> ((Wait) step).until());
        if (until.isPresent()) {
            return at(until.get(), now);
        }
        if (next.isPresent()) {
            // A pass also repeats what was refused: not every two seconds.
            return isChanging && findings.problems().isEmpty() ? IN_PROGRESS : INCOMPLETE;
        }
        return findings.problems().isEmpty() && findings.held().isEmpty() ? AFTER_ACTION : SETTLED;
    }

    /** The clock of a pass has whole seconds: a pass that came a moment too early would come again at once. */
    private static Duration at(Instant time, Instant now) {
        Duration rest = Duration.between(now, time);
        return rest.compareTo(AFTER_ACTION) < 0 ? AFTER_ACTION : rest.compareTo(SETTLED) > 0 ? SETTLED : rest;
    }
}
