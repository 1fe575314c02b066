package com.example.postgres.cli.input;

import com.example.postgres.source.Violation;
import java.util.List;

/**
 * What was found in the texts.
 *
 * @param clusters documents to render, in the order of the input
 * @param violations of the texts themselves; a text that has some contributes no cluster
 * @param notes what was left out, and what was assumed
 */
public record Selection(List<ClusterDocument> clusters, List<Violation> violations, List<String> notes) {

    public Selection {
        clusters = List.copyOf(clusters);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }
}
