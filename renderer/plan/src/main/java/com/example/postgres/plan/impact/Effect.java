package com.example.postgres.plan.impact;

import java.util.List;

/**
 * What a change does.
 *
 * @param impact on the members
 * @param interrupts what is not possible meanwhile
 * @param reason what happens and to whom, as a sentence without a full stop
 * @param steps what to do by hand, in this order; empty if applying the objects is enough
 * @param isPrimaryFirst whether PostgreSQL must restart in the primary before it restarts in the replicas
 */
public record Effect(Impact impact, Interrupts interrupts, String reason, List<String> steps, boolean isPrimaryFirst) {

    public Effect {
        steps = List.copyOf(steps);
    }

    /** A change that interrupts nothing and needs nothing by hand. */
    public static Effect of(Impact impact, String reason) {
        return new Effect(impact, Interrupts.NOTHING, reason, List.of(), false);
    }

    /** The same, and what it interrupts. */
    public Effect interrupting(Interrupts what) {
        return new Effect(impact, what, reason, steps, isPrimaryFirst);
    }

    /** The same, and what to do by hand. */
    public Effect after(List<String> byHand) {
        return new Effect(impact, interrupts, reason, byHand, isPrimaryFirst);
    }

    /** The same with at least this impact and these interruptions, and one more reason. */
    Effect raised(Impact least, Interrupts more, String also) {
        return new Effect(impact.and(least), interrupts.and(more), reason + "; " + also, steps, isPrimaryFirst);
    }

    Effect primaryFirst() {
        return new Effect(impact, interrupts, reason, steps, true);
    }
}
