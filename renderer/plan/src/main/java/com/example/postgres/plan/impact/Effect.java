package com.example.postgres.plan.impact;

import java.util.List;

/**
 * What a change does.
 *
 * @param impact on the members
 * @param interrupts what is not possible meanwhile
 * @param reason what happens and to whom, as a sentence without a full stop
 * @param steps what to do by hand, in this order; empty if applying the objects is enough
 */
public record Effect(Impact impact, Interrupts interrupts, String reason, List<String> steps) {

    public Effect {
        steps = List.copyOf(steps);
    }

    static Effect of(Impact impact, String reason) {
        return new Effect(impact, Interrupts.NOTHING, reason, List.of());
    }

    Effect interrupting(Interrupts what) {
        return new Effect(impact, what, reason, steps);
    }

    Effect after(List<String> byHand) {
        return new Effect(impact, interrupts, reason, byHand);
    }
}
