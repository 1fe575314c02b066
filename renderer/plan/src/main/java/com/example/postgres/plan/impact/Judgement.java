package com.example.postgres.plan.impact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change does, by who applies it.
 *
 * @param gitops a GitOps tool or kubectl applies the objects, and the StatefulSet replaces the pods
 * @param operator the operator applies the objects and restarts or resizes the members itself
 * @param assumptions what was taken as true without knowing, as sentences
 */
public record Judgement(Effect gitops, Effect operator, List<String> assumptions) {

    public Judgement {
        assumptions = List.copyOf(assumptions);
    }

    static Judgement of(Effect effect) {
        return new Judgement(effect, effect, List.of());
    }

    static Judgement of(Effect gitops, Effect operator) {
        return new Judgement(gitops, operator, List.of());
    }

    /** The same with at least this impact and these interruptions, and one more reason. */
    Judgement raised(Impact least, Interrupts more, String also) {
        return new Judgement(gitops.raised(least, more, also), operator.raised(least, more, also), assumptions);
    }

    /** The same with manual steps, both for GitOps and for the operator. */
    Judgement after(List<String> byHand) {
        return new Judgement(gitops.after(byHand), operator.after(byHand), assumptions);
    }

    Judgement assuming(String assumption) {
        List<String> all = new ArrayList<>(assumptions);
        all.add(assumption);
        return new Judgement(gitops, operator, all);
    }
}
