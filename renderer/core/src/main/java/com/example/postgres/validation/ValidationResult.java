package com.example.postgres.validation;

import com.example.postgres.source.Violation;
import com.example.postgres.spec.PostgresCluster;
import java.util.List;
import java.util.Optional;

/**
 * What a validation found.
 *
 * @param cluster the typed cluster; empty when there is at least one error
 * @param violations all, including warnings, in the order of the text
 */
public record ValidationResult(Optional<PostgresCluster> cluster, List<Violation> violations) {

    public ValidationResult {
        violations = violations.stream().sorted(Violation.ORDER).toList();
        if (violations.stream().anyMatch(Violation::isError)) {
            cluster = Optional.empty();
        }
    }
}
