package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;

/** Annotations that keep GitOps tools and Helm from deleting an object. */
final class Protection {

    private Protection() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        return Judgement.of(
                change.isAdded()
                        ? Effect.of(Impact.METADATA, "a GitOps tool no longer deletes the object when it is pruned")
                        : Effect.of(
                                Impact.DATA_RISK,
                                "a GitOps tool or Helm may delete the object when it is no longer rendered: restore the"
                                        + " annotation"));
    }
}
