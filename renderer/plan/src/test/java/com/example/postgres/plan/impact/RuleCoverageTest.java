package com.example.postgres.plan.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.Project;
import com.example.postgres.plan.diff.PrintedPaths;
import com.example.postgres.source.FieldPath;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A template cannot print a value without a rule about it. */
class RuleCoverageTest {

    /** They identify the object, and cannot change. */
    private static final Set<String> IDENTITY = Set.of("kind", "metadata.name", "metadata.namespace");

    @Test
    void everyPrintedValueHasARule() {
        SortedSet<String> uncovered = new TreeSet<>();
        for (KubernetesObject object : Project.committedObjects()) {
            for (FieldPath path : PrintedPaths.of(object)) {
                if (!IDENTITY.contains(path.toString())
                        && ImpactRules.rule(object, path).isEmpty()) {
                    uncovered.add(object.id().kind() + " " + object.id().name() + " " + path);
                }
            }
        }

        assertThat(uncovered)
                .as("Add a row to the table of the kind in package impact, and say what a change does")
                .isEmpty();
    }
}
