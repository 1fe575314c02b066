package com.example.postgres.cli.command;

import com.example.postgres.cli.command.FleetRenderer.Fleet;
import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.NamespaceRules;
import com.example.postgres.cli.input.Selection;
import com.example.postgres.cli.option.InputOptions;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.source.Violation;
import com.example.postgres.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The clusters that the arguments name.
 *
 * @param texts the files that were read
 * @param selection the clusters in them
 */
record ClusterInput(InputReader.Texts texts, Selection selection) {

    static ClusterInput read(Terminal terminal, InputOptions options, Optional<String> namespace) {
        return read(terminal, options.arguments(), options.isRecursive(), namespace);
    }

    static ClusterInput read(
            Terminal terminal, List<String> arguments, boolean isRecursive, Optional<String> namespace) {
        InputReader.Texts texts = InputReader.read(terminal, arguments, isRecursive, YamlReader.MAX_BYTES);
        Selection selection = Selection.of(texts.texts());
        return new ClusterInput(texts, new NamespaceRules(namespace).check(selection));
    }

    /** What was found in the texts and in their clusters, in the order of the input. */
    Findings findings(Fleet fleet) {
        List<String> order = texts.texts().stream().map(text -> text.name()).toList();
        List<Violation> violations = new ArrayList<>(selection.violations());
        violations.addAll(fleet.violations());
        violations.sort(Comparator.<Violation>comparingInt(
                        violation -> order.indexOf(violation.position().source()))
                .thenComparing(Violation.ORDER));
        List<Violation> failures = new ArrayList<>(texts.failures());
        fleet.defects().forEach(defect -> failures.add(defect.violation()));
        return new Findings(texts.texts(), selection.clusters().size(), violations, failures);
    }

    /** Prints what was skipped or assumed, and what could not be read. */
    void printNotes(Terminal terminal) {
        terminal.notes(selection.notes());
        texts.printFailures(terminal);
    }

    /** The exit status for these findings. */
    ExitStatus status(Findings findings) {
        ExitStatus reading = texts.failures().isEmpty() ? ExitStatus.OK : ExitStatus.IO;
        return reading.and(findings.areValid() ? ExitStatus.OK : ExitStatus.INVALID_SPEC);
    }
}
