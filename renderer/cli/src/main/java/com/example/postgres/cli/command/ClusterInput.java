package com.example.postgres.cli.command;

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
        InputReader.Texts texts =
                InputReader.read(terminal, options.arguments(), options.isRecursive(), YamlReader.MAX_BYTES);
        Selection selection = Selection.of(texts.texts());
        return new ClusterInput(texts, new NamespaceRules(namespace).check(selection));
    }

    /** All violations, in the order of the input. */
    Findings findings(List<Violation> violationsOfClusters) {
        List<String> order = texts.texts().stream().map(text -> text.name()).toList();
        List<Violation> all = new ArrayList<>(selection.violations());
        all.addAll(violationsOfClusters);
        all.sort(Comparator.<Violation>comparingInt(
                        violation -> order.indexOf(violation.position().source()))
                .thenComparing(Violation.ORDER));
        return new Findings(texts.texts(), selection.clusters().size(), all);
    }

    /** Prints what was skipped or assumed, and what could not be read. */
    void printNotes(Terminal terminal) {
        selection.notes().forEach(terminal::note);
        texts.failures().forEach(terminal::error);
    }

    /** The exit status for these findings. */
    ExitStatus status(Findings findings, boolean strict) {
        ExitStatus reading = texts.failures().isEmpty() ? ExitStatus.OK : ExitStatus.IO;
        boolean invalid = findings.errors() > 0 || (strict && findings.warnings() > 0);
        return reading.and(invalid ? ExitStatus.INVALID_SPEC : ExitStatus.OK);
    }
}
