package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedChange;
import com.example.postgres.change.GuardedField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change of a guarded field between the last render and this one.
 *
 * @param cluster as {@code <namespace>/<name>}
 * @param change what changes
 */
record ClusterChange(String cluster, GuardedChange change) {

    boolean isRefused(Set<GuardedField> allowed) {
        return change.isRefused() && !allowed.contains(change.field());
    }

    /** The message about changes that are refused: each with its reason and the way out. */
    static String refusal(List<ClusterChange> changes) {
        return "an existing cluster cannot follow these changes:"
                + changes.stream()
                        .map(change -> "\n  " + change.line() + "; " + String.join("; ", change.steps()))
                        .collect(Collectors.joining());
    }

    /** The option that allows the changes. */
    static String hint(List<ClusterChange> changes) {
        return "if the cluster does not exist yet, or you have prepared the change, pass "
                + changes.stream()
                        .map(change -> "--allow " + change.change.field().path())
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    /** The message about a change that is not refused: the reason, then one line for each step. */
    String instructions() {
        StringBuilder text = new StringBuilder(line());
        List<String> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(steps.get(i));
        }
        return text.toString();
    }

    private String line() {
        return cluster + ": " + change.field().path() + ": " + change.before() + " -> " + change.after() + ": "
                + change.reason();
    }

    private List<String> steps() {
        int slash = cluster.indexOf('/');
        return change.steps(cluster.substring(0, slash), cluster.substring(slash + 1));
    }
}
