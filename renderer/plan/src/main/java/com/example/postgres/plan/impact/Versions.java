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
                .orElseGet(() -> Rolls.pods(context, reason(context)));
    }

    /** A member compares the minor version with that of its image when it starts, if the spec has one. */
    private static String reason(ChangeContext context) {
        boolean hadMinor = hasMinor(context.before());
        if (hadMinor && hasMinor(context.after())) {
            return "the members run another minor version of PostgreSQL";
        }
        return hadMinor
                ? "the members run the minor version of PostgreSQL that their image has, whichever it is"
                : "the members start only if their image has this minor version of PostgreSQL";
    }

    private static boolean hasMinor(ClusterFacts cluster) {
        return cluster.version()
                .filter(GuardedField.VERSION::accepts)
                .filter(version -> PostgresVersion.parse(version).minor().isPresent())
                .isPresent();
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
