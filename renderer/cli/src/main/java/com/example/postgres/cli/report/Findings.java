package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.source.Violation;
import java.util.List;

/**
 * The result of validating some texts.
 *
 * @param texts all files that were read
 * @param clusters the number of PostgresClusters in them
 * @param violations of all texts; a text without any is valid
 */
public record Findings(List<InputText> texts, int clusters, List<Violation> violations) {

    public Findings {
        texts = List.copyOf(texts);
        violations = List.copyOf(violations);
    }

    /** The number of errors. */
    public long errors() {
        return violations.stream().filter(Violation::isError).count();
    }

    /** The number of warnings. */
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
