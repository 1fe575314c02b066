package com.example.postgres.yaml;

import com.example.postgres.source.Violation;
import java.util.List;

/**
 * The documents of a text and everything that is wrong with it.
 *
 * @param documents those that could be read to their end; with violations, values the reader refused are strings as
 *     written or null
 * @param violations in the order of the text; empty if the documents can be trusted
 */
public record ReadResult(List<Document> documents, List<Violation> violations) {

    public ReadResult {
        documents = List.copyOf(documents);
        violations = violations.stream().sorted(Violation.ORDER).toList();
    }
}
