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
 * What the arguments led to.
 *
 * @param texts that were read
 * @param selection the clusters in them
 */
record ClusterInput(InputReader.Texts texts, Selection selection) {

    static ClusterInput read(Terminal terminal, InputOptions options, Optional<String> namespace) {
        InputReader.Texts texts =
                InputReader.read(terminal, options.arguments(), options.isRecursive(), YamlReader.MAX_BYTES);
        Selection selection = Selection.of(texts.texts());
        return new ClusterInput(texts, new NamespaceRules(namespace).check(selection));
    }

    /** Everything that was found, in the order of the input. */
    Findings findings(List<Violation> ofClusters) {
        List<String> order = texts.texts().stream().map(text -> text.name()).toList();
        List<Violation> all = new ArrayList<>(selection.violations());
        all.addAll(ofClusters);
        all.sort(Comparator.<Violation>comparingInt(
                        violation -> order.indexOf(violation.position().source()))
                .thenComparing(Violation.ORDER));
        return new Findings(texts.texts(), selection.clusters().size(), all);
    }

    /** Says what was left out or assumed, and what could not be read. */
    void tell(Terminal terminal) {
        selection.notes().forEach(terminal::note);
        texts.failures().forEach(terminal::error);
    }

    /** How the command ends with these findings. */
    ExitStatus status(Findings findings, boolean strict) {
        ExitStatus reading = texts.failures().isEmpty() ? ExitStatus.OK : ExitStatus.IO;
        boolean invalid = findings.errors() > 0 || (strict && findings.warnings() > 0);
        return reading.and(invalid ? ExitStatus.INVALID_SPEC : ExitStatus.OK);
    }
}
