package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedField;
import java.util.Set;

/**
 * The changes of an output directory that are refused unless the user allows them.
 *
 * @param layout the files move to other paths
 * @param prune the files of clusters that are no longer rendered are removed
 * @param fields guarded fields that may get any value
 */
public record AllowedChanges(boolean layout, boolean prune, Set<GuardedField> fields) {

    public AllowedChanges {
        fields = Set.copyOf(fields);
    }
}
