package com.example.postgres.cli;

import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.target.RenderTarget;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc validate}. */
@Command(
        name = "validate",
        description = "Check PostgresClusters and report every violation, with its place and its cure.",
        customSynopsis = "pgc validate [OPTIONS] FILE|DIR|PATTERN|-...",
        footer = {
            "",
            "Examples:",
            "  pgc validate clusters/",
            "  pgc validate -o github 'clusters/**/*.yaml'",
            "  pgc validate -o sarif clusters/ > pgc.sarif",
            "  kubectl get pgc orders -o yaml | pgc validate -"
        })
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = Words.ReportFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    private final Terminal terminal;
    private final Engine engine;

    ValidateCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() {
        RenderTarget target = targetOptions.target();
        ClusterInput clusters = ClusterInput.read(terminal, input, targetOptions.namespace());
        Findings findings = clusters.findings(
                new FleetRenderer(engine, target).validate(clusters.selection().clusters()));
        clusters.tell(terminal);
        terminal.print(format.report().write(findings));
        terminal.flush();
        ExitStatus status = clusters.status(findings, strict);
        terminal.errors().println((status == ExitStatus.OK ? "valid: " : "not valid: ") + Counts.of(findings));
        return status.code();
    }
}
