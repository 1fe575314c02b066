package com.example.postgres.plan.impact;

import com.example.postgres.change.GuardedChange;
import com.example.postgres.change.GuardedField;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The rules that {@code pgc render -d} has for the same fields. */
final class Guarded {

    private Guarded() {}

    /** The value as text; one that is missing is unset. */
    static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? GuardedField.UNSET : value.asText();
    }

    /** What the change of the field means; empty if there is nothing to say, or the values are not readable. */
    static Optional<GuardedChange> change(GuardedField field, String before, String after) {
        return field.accepts(before) && field.accepts(after) ? field.change(before, after) : Optional.empty();
    }

    /** The effect of a guarded change. */
    static Effect effect(Impact impact, GuardedChange change, ChangeContext context) {
        return Effect.of(impact, change.reason())
                .after(change.steps(context.after().namespace(), context.after().name()));
    }
}
