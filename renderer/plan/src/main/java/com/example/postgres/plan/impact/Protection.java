package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;
import java.util.List;
import java.util.stream.Stream;

/** Annotations that keep GitOps tools and Helm from deleting an object. */
final class Protection {

    /** For the tables of all objects that have them; before the rows about other annotations. */
    static final List<Rule> TABLE = Stream.of(
                    "argocd.argoproj.io/sync-options", "helm.sh/resource-policy", "kustomize.toolkit.fluxcd.io/prune")
            .map(annotation -> Rule.judged("metadata.annotations[" + annotation + "]", Protection::judge))
            .toList();

    private Protection() {}

    /** The rows about protection, and then those of a table. */
    static List<Rule> and(Rule... rows) {
        return Stream.concat(TABLE.stream(), Stream.of(rows)).toList();
    }

    private static Judgement judge(ValueChange change, ChangeContext context) {
        return Judgement.of(
                change.isAdded()
                        ? Effect.of(Impact.METADATA, "a GitOps tool no longer deletes the object when it is pruned")
                        : Effect.of(
                                Impact.DATA_RISK,
                                "a GitOps tool or Helm may delete the object when it is no longer rendered: restore the"
                                        + " annotation"));
    }
}
