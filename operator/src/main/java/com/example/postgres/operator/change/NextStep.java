package com.example.postgres.operator.change;

import com.example.postgres.plan.impact.Impact;
import java.time.Instant;
import java.util.Optional;

/** What comes next in a change of the members. */
public sealed interface NextStep {

    /** Every member has what it needs. */
    record Done() implements NextStep {}

    /**
     * An action.
     *
     * @param action to perform now
     */
    record Act(Action action) implements NextStep {}

    /**
     * Something must happen first, by itself.
     *
     * @param reason for programs
     * @param message what it is, as a sentence without a full stop
     * @param until when it will have happened; empty if nobody knows
     */
    record Wait(String reason, String message, Optional<Instant> until) implements NextStep {

        Wait(String reason, String message) {
            this(reason, message, Optional.empty());
        }
    }

    /**
     * The next action would do more than is allowed.
     *
     * @param action that is needed
     * @param limit that is allowed
     */
    record Exceeded(Action action, Impact limit) implements NextStep {}
}
