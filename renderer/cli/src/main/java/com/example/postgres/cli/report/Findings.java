package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.source.Violation;
import java.util.List;

/**
 * What a validation of some texts found.
 *
 * @param texts all that were read
 * @param clusters how many PostgresCluster documents they hold
 * @param violations of all texts; a text without any is valid
 */
public record Findings(List<InputText> texts, int clusters, List<Violation> violations) {

    public Findings {
        texts = List.copyOf(texts);
        violations = List.copyOf(violations);
    }

    /** How many violations stop the work. */
    public long errors() {
        return violations.stream().filter(Violation::isError).count();
    }

    /** How many violations are only reported. */
    public long warnings() {
        return violations.size() - errors();
    }

    List<Violation> of(InputText text) {
        return violations.stream()
                .filter(violation -> violation.position().source().equals(text.name()))
                .toList();
    }

    /** {@code 2 errors and 1 warning in 3 clusters of 2 files}. */
    public String counts() {
        return count(errors(), "error") + " and " + count(warnings(), "warning") + " in " + count(clusters, "cluster")
                + " of " + count(texts.size(), "file");
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
