package com.example.postgres.cli.command;

import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.plan.Changelog;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgc upgrade}. */
@Command(
        name = "upgrade",
        description = {
            "Preview what this version of pgc changes: plan from the committed manifests in DIR to what this version"
                    + " renders from the same specs. Includes the manifest changes of the changelog. Writes nothing.",
            "",
            "Rendered manifests are those that a .pgc.inventory in DIR lists; specs are the PostgresClusters in the other"
                    + " files of DIR, or in SPECS. Pass the options with which DIR was rendered.",
            "",
            "Exits with 1 if the gate is closed, as pgc plan does."
        },
        customSynopsis = "pgc upgrade --preview [OPTIONS] DIR [SPECS]",
        exitCodeList = {
            "0:the gate is open",
            "1:the gate is closed",
            "3:invalid spec, manifest, policy or file of facts"
        },
        footer = {
            "",
            "Examples:",
            "  pgc upgrade --preview .                   # */cluster.yaml and */rendered below this directory",
            "  pgc upgrade --preview rendered clusters   # manifests, specs",
            "  pgc upgrade --preview rendered clusters --since 0.1.0 -o markdown > comment.md"
        })
final class UpgradeCommand implements Callable<Integer> {

    @Option(
            names = "--preview",
            description = "Required: to upgrade, render with the new version and merge the result.")
    private boolean preview;

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            converter = OptionValues.NotEmpty.class,
            description = "A directory with rendered manifests in it or below it.")
    private String directory = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SPECS",
            converter = OptionValues.NotEmpty.class,
            description = "The directory of the specs with its subdirectories, or a file (default: DIR).")
    private @Nullable String specs;

    @Option(
            names = "--since",
            paramLabel = "VERSION",
            description =
                    "The version that rendered DIR: prints the manifest changes of every later one (default: those of the"
                            + " newest).")
    private @Nullable String since;

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    private final Terminal terminal;
    private final Library library;

    UpgradeCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        if (!preview) {
            throw CommandException.usage(
                    "pgc upgrade only previews: --preview is missing",
                    "to upgrade, render with the new version and merge the result");
        }
        Changelog changelog = changelog(Changelog.load());
        SideSource rendered = new SideSource.Files(directory);
        CommittedManifests committed = CommittedManifests.read(
                terminal, rendered, Optional.ofNullable(specs).map(SideSource.Files::new));
        Comparison comparison = new Comparison(terminal, library, targetOptions);
        return plan.plan(
                        terminal,
                        targetOptions,
                        rendered,
                        (targets, planned) -> comparison.run(committed, targets, planned),
                        changelog)
                .code();
    }

    private Changelog changelog(Changelog all) {
        return since == null
                ? all.newest()
                : all.after(since)
                        .orElseThrow(() -> CommandException.usage(
                                "--since: no release " + since + " in the changelog",
                                "it has "
                                        + all.releases().stream()
                                                .map(Changelog.Release::name)
                                                .collect(Collectors.joining(", "))));
    }
}
