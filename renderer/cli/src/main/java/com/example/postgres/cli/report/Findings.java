package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.source.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The result of validating some texts.
 *
 * @param texts all files that were read
 * @param clusters the number of PostgresClusters in them
 * @param violations of all texts; a text without any is valid
 * @param failures files that could not be read and clusters that show a defect; also printed to standard error
 */
public record Findings(List<InputText> texts, int clusters, List<Violation> violations, List<Violation> failures) {

    public Findings {
        texts = List.copyOf(texts);
        violations = List.copyOf(violations);
        failures = List.copyOf(failures);
    }

    /** The same findings, with all warnings as errors if {@code strict}. */
    public Findings strictly(boolean strict) {
        return strict
                ? new Findings(
                        texts,
                        clusters,
                        violations.stream().map(Violation::asError).toList(),
                        failures)
                : this;
    }

    /** Whether there is no error. */
    public boolean areValid() {
        return errors() == 0;
    }

    /** The number of errors. */
    public long errors() {
        return all().filter(Violation::isError).count();
    }

    /** The number of warnings. */
    public long warnings() {
        return all().count() - errors();
    }

    /** Failures, then violations. */
    Stream<Violation> all() {
        return Stream.concat(failures.stream(), violations.stream());
    }

    /** The names of all files, also of those that could not be read. */
    Set<String> files() {
        Set<String> names = new LinkedHashSet<>();
        failures.forEach(failure -> names.add(failure.position().source()));
        texts.forEach(text -> names.add(text.name()));
        return names;
    }

    List<Violation> of(String file) {
        return all().filter(violation -> violation.position().source().equals(file))
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
