package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;
import java.util.Optional;

/** The number of members. */
final class Replicas {

    private Replicas() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        int before = context.before().members();
        int after = context.after().members();
        if (after == 0) {
            return Judgement.of(Effect.of(Impact.OUTAGE, "all members stop; their volumes are kept")
                    .interrupting(Interrupts.EVERYTHING));
        }
        return after > before ? up(before, after) : down(context, before, after);
    }

    private static Judgement up(int before, int after) {
        if (before == 0) {
            return Judgement.of(Effect.of(Impact.RELOAD, "the members start again on their volumes"));
        }
        int added = after - before;
        return Judgement.of(Effect.of(
                Impact.RELOAD,
                added == 1
                        ? "a new member copies the data from the primary and follows it"
                        : added + " new members copy the data from the primary and follow it"));
    }

    private static Judgement down(ChangeContext context, int before, int after) {
        String reason = stopped(before, after) + "; " + (before - after == 1 ? "its volume is" : "their volumes are")
                + " kept and used again when the cluster grows"
                + (after == 1 ? "; the Service of the replicas leads nowhere until then" : "");
        if (context.after().isSynchronous() && after == 1) {
            return context.after().isStrict()
                    ? Judgement.of(Effect.of(
                                    Impact.OUTAGE,
                                    reason
                                            + "; commits wait forever, because synchronousMode is strict and no standby is left")
                            .interrupting(
                                    new Interrupts(Interruption.OUTAGE, Interruption.OUTAGE, Interruption.SECONDS)))
                    : handOver(context, after, reason + "; commits no longer wait for a standby, because none is left");
        }
        return handOver(context, after, reason);
    }

    private static Judgement handOver(ChangeContext context, int after, String reason) {
        Optional<Integer> primary = context.environment()
                .primary(context.before().namespace(), context.before().name());
        Interrupts replicaStops = new Interrupts(
                context.after().isSynchronous() ? Interruption.SECONDS : Interruption.NONE,
                after == 1 ? Interruption.OUTAGE : Interruption.NONE,
                Interruption.SECONDS);
        if (primary.isPresent() && primary.get() < after) {
            return Judgement.of(Effect.of(Impact.RELOAD, reason).interrupting(replicaStops));
        }
        Effect effect = Effect.of(Impact.ROLLING_RESTART, reason + "; a primary that stops hands over first")
                .interrupting(replicaStops.and(
                        new Interrupts(Interruption.SECONDS, Interruption.SECONDS, Interruption.SECONDS)));
        Judgement judgement = Judgement.of(effect);
        return primary.isPresent() ? judgement : judgement.assuming("the primary may be one of the members that stop");
    }

    private static String stopped(int before, int after) {
        return before - after == 1
                ? "the member with ordinal " + after + " stops"
                : "the members with ordinals " + after + " to " + (before - 1) + " stop";
    }
}
