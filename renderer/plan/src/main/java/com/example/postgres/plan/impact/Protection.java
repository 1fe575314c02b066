package com.example.postgres.plan.impact;

import com.example.postgres.plan.diff.ValueChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Annotations that keep GitOps tools and Helm from deleting an object. */
final class Protection {

    /** For the tables of all objects that have them; before the rows about other annotations. */
    static final List<Rule> TABLE = Stream.of(
                    "argocd.argoproj.io/sync-options", "helm.sh/resource-policy", "kustomize.toolkit.fluxcd.io/prune")
            .map(annotation -> Rule.judged("metadata.annotations[" + annotation + "]", Protection::judge))
            .toList();

    /** In lower case, of all three. */
    private static final Set<String> PROTECTING = Set.of("prune=false", "delete=false", "keep", "disabled");

    private Protection() {}

    /** The rows about protection, and then those of a table. */
    static List<Rule> and(Rule... rows) {
        return Stream.concat(TABLE.stream(), Stream.of(rows)).toList();
    }

    private static Judgement judge(ValueChange change, ChangeContext context) {
        if (change.isAdded()) {
            return Judgement.of(
                    Effect.of(Impact.METADATA, "a GitOps tool no longer deletes the object when it is pruned"));
        }
        if (protecting(change.after()).containsAll(protecting(change.before()))) {
            return Judgement.of(Effect.of(Impact.METADATA, "the annotation protects the object as before"));
        }
        return Judgement.of(Effect.of(
                Impact.DATA_RISK,
                "a GitOps tool or Helm may delete the object when it is no longer rendered: restore the"
                        + " annotation"));
    }

    private static Set<String> protecting(JsonNode value) {
        return Stream.of(value.asText().toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(PROTECTING::contains)
                .collect(Collectors.toSet());
    }
}
