package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;

/**
 * What a change at some paths of an object does.
 *
 * @param paths of the values
 * @param judge says what the change does
 */
record Rule(PathPattern paths, Judge judge) {

    /** Says what a changed value does. */
    @FunctionalInterface
    interface Judge {
        Judgement judge(ValueChange change, ChangeContext context);
    }

    /** A change whose effect depends on the values, or on the cluster. */
    static Rule judged(String paths, Judge judge) {
        return new Rule(PathPattern.of(paths), judge);
    }

    /** A change that interrupts nothing. */
    static Rule always(String paths, Impact impact, String reason) {
        Judgement judgement = Judgement.of(Effect.of(impact, reason));
        return judged(paths, (change, context) -> judgement);
    }

    /** A change of the pod template: the members are replaced one after another. */
    static Rule roll(String paths, String reason) {
        return judged(paths, (change, context) -> Rolls.pods(context, reason));
    }
}
