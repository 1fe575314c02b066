package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;
import java.util.List;
import java.util.Optional;

/** Settings of Patroni about replication that do more than they say. */
final class Replication {

    private static final Interrupts WRITES = new Interrupts(Interruption.OUTAGE, Interruption.NONE, Interruption.NONE);

    private Replication() {}

    static Judgement judgeSlot(ValueChange change, ChangeContext context) {
        boolean isWholeSlot = change.path().segments().size() == 5;
        if (isWholeSlot && change.isAdded()) {
            return Judgement.of(Effect.of(
                    Impact.RELOAD,
                    change.after().path("type").asText().equals("logical")
                            ? "Patroni creates the slot, and restarts replicas when it copies a logical slot to them"
                            : "Patroni creates the slot; WAL is kept for it from now on"));
        }
        if (isWholeSlot && change.before().path("type").asText().equals("logical")) {
            return Judgement.of(Effect.of(
                    Impact.DATA_RISK,
                    "the slot no longer survives a failover: a consumer that still uses it loses changes then"));
        }
        return Judgement.of(Effect.of(
                Impact.DATA_RISK, "Patroni drops the slot: a consumer that still uses it must start over with a copy"));
    }

    static Judgement judgeStandby(ValueChange change, ChangeContext context) {
        boolean isWhole = change.path().lastName().equals("standby_cluster");
        if (isWhole && change.isRemoved()) {
            return Judgement.of(
                    Effect.of(
                            Impact.DATA_RISK,
                            "the standby cluster is promoted and accepts writes, which cannot be taken back: stop the source first"));
        }
        if (isWhole) {
            return Judgement.of(Effect.of(
                            Impact.DATA_RISK,
                            "the primary becomes read-only and follows another cluster; what that cluster does not have is"
                                    + " lost")
                    .interrupting(new Interrupts(Interruption.OUTAGE, Interruption.RESTART, Interruption.RESTART)));
        }
        return Judgement.of(Effect.of(Impact.RELOAD, "the standby cluster follows another source, without a restart"));
    }

    static Judgement judgeSynchronousMode(ValueChange change, ChangeContext context) {
        if (!context.after().isSynchronous()) {
            return Judgement.of(Effect.of(
                    Impact.RELOAD, "commits no longer wait for a standby: a failover may lose the last transactions"));
        }
        return withoutStandby(context)
                .orElseGet(() ->
                        Judgement.of(Effect.of(Impact.RELOAD, "commits wait for a standby that Patroni chooses")));
    }

    static Judgement judgeStrict(ValueChange change, ChangeContext context) {
        if (!change.after().asBoolean()) {
            return Judgement.of(Effect.of(Impact.RELOAD, "commits no longer wait while no standby is available"));
        }
        return withoutStandby(context)
                .orElseGet(() ->
                        Judgement.of(Effect.of(Impact.RELOAD, "commits wait also while no standby is available")));
    }

    /** What commits wait for where none of the members is a standby; empty if they need not wait, or one is. */
    private static Optional<Judgement> withoutStandby(ChangeContext context) {
        if (!context.after().isWaitingForStandby()) {
            return Optional.empty();
        }
        if (context.after().members() == 1) {
            return Optional.of(
                    Judgement.of(Effect.of(Impact.OUTAGE, "commits wait forever, because there is no standby")
                            .interrupting(WRITES)));
        }
        return context.before().members() == 1
                ? Optional.of(Judgement.of(
                        Effect.of(Impact.OUTAGE, "commits wait until a new member has copied the data and follows")
                                .interrupting(WRITES)
                                .after(List.of("change replicas first, and this when a new member is ready"))))
                : Optional.empty();
    }
}
