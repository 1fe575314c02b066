package com.example.postgres.plan.impact;

import com.example.postgres.change.GuardedChange;
import com.example.postgres.change.GuardedField;
import com.example.postgres.plan.diff.ValueChange;
import java.util.Optional;

/** The version of PostgreSQL. */
final class Versions {

    private Versions() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        Optional<GuardedChange> guarded = context.before()
                .version()
                .flatMap(before -> context.after()
                        .version()
                        .flatMap(after -> Guarded.change(GuardedField.VERSION, before, after)));
        return guarded.map(refused -> Judgement.of(Guarded.effect(Impact.FORBIDDEN, refused, context)))
                .orElseGet(() -> Rolls.pods(context, "the members run another minor version of PostgreSQL"));
    }
}
