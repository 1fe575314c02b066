package com.example.postgres.plan.impact;

/** Changes that stop and start members one after another. */
final class Rolls {

    private Rolls() {}

    /** Pods are replaced, whoever applies the change. */
    static Judgement pods(ChangeContext context, String reason) {
        return Judgement.of(pod(context, reason));
    }

    /** The StatefulSet replaces the pods; the operator restarts PostgreSQL in them. */
    static Judgement servers(ChangeContext context, String reason) {
        return Judgement.of(
                pod(context, reason), Effect.of(Impact.RESTART_POSTGRES, reason).interrupting(context.roll()));
    }

    /** The StatefulSet replaces the pods; the operator resizes them. */
    static Judgement containers(ChangeContext context, String reason, String resized) {
        return Judgement.of(pod(context, reason), Effect.of(Impact.RESIZE_IN_PLACE, resized));
    }

    private static Effect pod(ChangeContext context, String reason) {
        return Effect.of(Impact.ROLLING_RESTART, reason).interrupting(context.roll());
    }
}
