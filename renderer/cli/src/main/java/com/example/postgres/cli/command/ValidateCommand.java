package com.example.postgres.cli.command;

import com.example.postgres.cli.command.FleetRenderer.Fleet;
import com.example.postgres.cli.option.InputOptions;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code pgc validate}. */
@Command(
        name = "validate",
        description = {
            "Check PostgresClusters and report every violation, with its location and a hint.",
            "",
            "With --rendered, prove properties of a rendered set without a cluster: Pod Security level, permissions,"
                    + " images, network, node drains."
        },
        customSynopsis = {
            "pgc validate [OPTIONS] FILE|DIR|PATTERN|-...",
            "pgc validate [-o FORMAT] [--strict] --rendered DIR|FILE|-..."
        },
        exitCodeList = "3:invalid spec, or a failed proof; with --strict also warnings",
        footer = {
            "",
            "Examples:",
            "  pgc validate clusters/",
            "  pgc validate -o github 'clusters/**/*.yaml'",
            "  pgc validate -o sarif clusters/ > pgc.sarif",
            "  kubectl get pgc orders -o yaml | pgc validate -",
            "  pgc validate --rendered deploy/orders",
            "  kustomize build overlays/production | pgc validate --strict --rendered -"
        })
final class ValidateCommand implements Callable<Integer> {

    private static final Set<String> RENDERED_OPTIONS =
            Set.of("--rendered", "--output", "--strict", "--debug", "--quiet");

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = OptionValues.ReportFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    @Option(
            names = "--rendered",
            paramLabel = "DIR",
            converter = OptionValues.NotEmpty.class,
            arity = "1..*",
            description =
                    "Prove the objects in these directories, including subdirectories, instead of checking PostgresClusters.")
    private List<String> rendered = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Library library;

    ValidateCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        if (!rendered.isEmpty()) {
            refuseClusterOptions();
            return new RenderedValidation(terminal, format, strict)
                    .run(rendered)
                    .code();
        }
        RenderTarget target = targetOptions.target();
        ClusterInput clusters = ClusterInput.read(terminal, input, targetOptions.namespace());
        Fleet fleet = new FleetRenderer(terminal, library, target)
                .validate(clusters.selection().clusters());
        Findings findings = clusters.findings(fleet).strictly(strict);
        clusters.printNotes(terminal);
        terminal.print(format.write(findings, terminal.paint()));
        terminal.flush();
        ExitStatus status = clusters.status(findings);
        terminal.summary((status == ExitStatus.OK ? "valid: " : "not valid: ") + findings.counts());
        fleet.throwDefects();
        return status.code();
    }

    /** Silently ignoring an option would hide a mistake. */
    private void refuseClusterOptions() {
        ParseResult parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
        List<String> others = new ArrayList<>();
        parsed.matchedPositionals().forEach(positional -> others.add("FILE"));
        parsed.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !RENDERED_OPTIONS.contains(name))
                .forEach(others::add);
        if (!others.isEmpty()) {
            throw CommandException.usage(
                    "--rendered cannot be combined with " + String.join(", ", others),
                    "it checks rendered objects: validate the PostgresCluster in a separate run");
        }
    }
}
