package com.example.postgres.yaml;

import com.example.postgres.source.Violation;
import java.util.List;
import java.util.Set;

/**
 * The documents of a text and everything that is wrong with it.
 *
 * @param documents those that could be read to their end; with violations, values the reader refused are strings as
 *     written or null
 * @param violations in the order of the text; empty if all documents can be trusted
 * @param damaged indexes of the documents that have violations
 */
public record ReadResult(List<Document> documents, List<Violation> violations, Set<Integer> damaged) {

    public ReadResult {
        documents = List.copyOf(documents);
        violations = violations.stream().sorted(Violation.ORDER).toList();
        damaged = Set.copyOf(damaged);
    }

    /** The documents without violations. */
    public List<Document> intact() {
        return documents.stream()
                .filter(document -> !damaged.contains(document.index()))
                .toList();
    }
}
