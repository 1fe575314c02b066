package com.example.postgres.plan.impact;

import com.example.postgres.change.GuardedChange;
import com.example.postgres.change.GuardedField;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.postgresql.PostgresVersion;
import java.util.Optional;

/** The version of PostgreSQL. */
final class Versions {

    private Versions() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        return context.before()
                .version()
                .flatMap(before -> refused(before, context))
                // A version that the operator has not served yet may be taken back.
                .filter(refused -> served(context)
                        .filter(version -> refused(version, context).isEmpty())
                        .isEmpty())
                .map(refused -> Judgement.of(Guarded.effect(Impact.FORBIDDEN, refused, context)))
                .orElseGet(() -> Rolls.pods(context, "the members run another minor version of PostgreSQL"));
    }

    private static Optional<GuardedChange> refused(String before, ChangeContext context) {
        return context.after().version().flatMap(after -> Guarded.change(GuardedField.VERSION, before, after));
    }

    private static Optional<String> served(ChangeContext context) {
        return context.environment()
                .served(context.after().namespace(), context.after().name())
                .map(Environment.Served::version)
                .filter(GuardedField.VERSION::accepts)
                // Which minor version runs with another one is not known.
                .filter(version -> PostgresVersion.parse(version).minor().isPresent());
    }
}
