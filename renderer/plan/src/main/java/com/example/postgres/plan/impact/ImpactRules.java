package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ValueChange;

/** The rules for everything that the templates print. */
public final class ImpactRules {

    private ImpactRules() {}

    /**
     * What a changed value does, or an object that comes or goes.
     *
     * @param change of the object
     * @param value in it; its path is the root if the whole object comes or goes
     */
    public static Judgement judge(ObjectChange change, ValueChange value, ChangeContext context) {
        return Judgement.of(Effect.of(Impact.UNKNOWN, "no rule says what this change does"));
    }
}
