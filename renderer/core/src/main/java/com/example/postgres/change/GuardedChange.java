package com.example.postgres.change;

import java.util.List;

/**
 * A change of a guarded field that needs the user's attention.
 *
 * @param field that changes
 * @param before its earlier value
 * @param after its new value
 * @param verdict whether the change may be applied
 * @param reason what the change means for an existing cluster
 * @param steps what to do by hand or instead, in this order, with the placeholders {@code <namespace>} and {@code <name>}
 */
public record GuardedChange(
        GuardedField field, String before, String after, Verdict verdict, String reason, List<String> steps) {

    /** Whether a change may be applied. */
    public enum Verdict {
        /** An existing cluster would break or lose something. */
        REFUSED,
        /** An existing cluster follows only after steps by hand, or not at all and unharmed. */
        NEEDS_STEPS
    }

    public GuardedChange {
        steps = List.copyOf(steps);
    }

    /** The steps for this cluster. */
    public List<String> steps(String namespace, String name) {
        return steps.stream()
                .map(step -> step.replace("<namespace>", namespace).replace("<name>", name))
                .toList();
    }

    /** Whether the change is refused unless the user allows it. */
    public boolean isRefused() {
        return verdict == Verdict.REFUSED;
    }
}
