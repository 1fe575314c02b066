package com.example.postgres.cli.command;

import com.example.postgres.cli.difference.ClusterDifference;
import com.example.postgres.cli.difference.DifferenceFormat;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.SideOptions;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.plan.live.LiveObject.Additions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc diff}. */
@Command(
        name = "diff",
        description = {
            "Show the semantic difference between two sets of manifests. The order of fields and named items, and"
                    + " different notations of a quantity, are ignored. Files inside objects are compared setting by"
                    + " setting. Secret values are never shown.",
            "",
            "Exits with 1 if anything differs."
        },
        customSynopsis = "pgc diff [OPTIONS] OLD NEW",
        exitCodeList = {
            "0:no differences",
            "1:differences",
            "3:invalid spec or manifest",
            "6:the running cluster could not be reached, or refused the request"
        },
        footer = {
            "",
            "Examples:",
            "  pgc diff git:main:clusters/orders.yaml clusters/orders.yaml",
            "  pgc diff git:main...:deploy deploy               # since the branch left main",
            "  pgc diff deploy/orders clusters/orders.yaml      # what would rendering change?",
            "  pgc diff cluster deploy/orders                   # what was changed in the running cluster?",
            "  kustomize build overlays/production | pgc diff deploy/orders -"
        })
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private SideOptions sides = new SideOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = OptionValues.DifferenceFormatConverter.class,
            completionCandidates = OptionValues.DifferenceFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DifferenceFormat format = DifferenceFormat.TEXT;

    private final Terminal terminal;
    private final Library library;

    DiffCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        List<ClusterDifference> all = new Comparison(terminal, library, targetOptions)
                .run(
                        sides,
                        Additions.SHOWN,
                        Targets.of(targetOptions),
                        pair -> new ClusterDifference(
                                pair.cluster(), SetDifference.between(pair.objectsBefore(), pair.objectsAfter())));
        List<ClusterDifference> different =
                all.stream().filter(one -> !one.difference().isEmpty()).toList();
        terminal.print(format.write(different, terminal.paint()));
        terminal.flush();
        terminal.summary(
                different.isEmpty()
                        ? "no differences in " + Findings.count(all.size(), "cluster")
                        : different.size() + " of " + Findings.count(all.size(), "cluster")
                                + (different.size() == 1 ? " differs" : " differ"));
        return (different.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERENCES).code();
    }
}
