package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Judgement;
import com.example.postgres.target.Consumer;
import java.util.List;

/**
 * A changed value of an object, or an object that comes or goes, and what it does.
 *
 * @param object that holds the value; the earlier one if it goes
 * @param value that changes; its path is the root if the whole object comes or goes
 * @param specPaths the changed fields of the spec that cause it, or all of them if the cause is not known; empty without specs
 * @param judgement what it does
 */
public record PlannedChange(KubernetesObject object, ValueChange value, List<String> specPaths, Judgement judgement) {

    public PlannedChange {
        specPaths = List.copyOf(specPaths);
    }

    /** What it does if this consumer applies it. */
    public Effect effect(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? judgement.operator() : judgement.gitops();
    }
}
