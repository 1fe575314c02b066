package com.example.postgres.cli.command;

import com.example.postgres.cli.command.FleetRenderer.Fleet;
import com.example.postgres.cli.option.DirectoryOptions;
import com.example.postgres.cli.option.InputOptions;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.output.ManifestStream;
import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.output.PrintedCluster.PrintedObject;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Note;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.object.ObjectId;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc render}. */
@Command(
        name = "render",
        description = "Render PostgresClusters to complete manifests.",
        customSynopsis = "pgc render [OPTIONS] FILE|DIR|PATTERN|-...",
        exitCodeList = {
            "1:with -d: a stale directory, a refused change, or an edited file that was kept",
            "3:invalid spec; with --strict also warnings"
        },
        footer = {
            "",
            "Examples:",
            "  pgc render orders.yaml | kubectl apply --server-side -f -",
            "  pgc render orders.yaml -d rendered/orders",
            "  pgc render clusters/ -d rendered --check      # in CI: are the committed files up to date?",
            "  pgc render clusters/ --kube-version 1.35 --api-versions monitoring.coreos.com/v1",
            "",
            "With -d each object is a file: <kind>-<name>.yaml. pgc never touches files that it did not write.",
            "DIR/.pgc.inventory lists those that it wrote: commit it together with the manifests."
        })
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Mixin
    private DirectoryOptions directoryOptions = new DirectoryOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "yaml",
            completionCandidates = OptionValues.ManifestFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ManifestFormat format = ManifestFormat.YAML;

    @Option(
            names = {"-s", "--show-only"},
            paramLabel = "KIND/NAME",
            converter = OptionValues.NotEmpty.class,
            description = "Print only this object.")
    private @Nullable String only;

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    private final Terminal terminal;
    private final Library library;

    RenderCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        RenderTarget target = targetOptions.target();
        ClusterInput clusters = ClusterInput.read(terminal, input, targetOptions.namespace());
        Fleet fleet = new FleetRenderer(terminal, library, target)
                .render(clusters.selection().clusters(), format);
        Findings findings = clusters.findings(fleet).strictly(strict);
        clusters.printNotes(terminal);
        terminal.errors().print(ReportFormat.TEXT.write(findings, terminal.errorPaint()));
        fleet.throwDefects();
        ExitStatus status = clusters.status(findings);
        if (status != ExitStatus.OK) {
            terminal.error("nothing was rendered: " + findings.counts());
            return status.code();
        }
        printRequiredSecrets(fleet.printed());
        return produce(fleet).code();
    }

    private ExitStatus produce(Fleet fleet) {
        Optional<String> directory = directoryOptions.directory();
        if (directory.isPresent()) {
            return directoryOptions.output(terminal, directory.get(), fleet.printed());
        }
        ManifestStream.write(terminal, shown(fleet.printed()), format);
        return ExitStatus.OK;
    }

    /** The Secrets that the manifests refer to and do not contain. */
    private void printRequiredSecrets(List<PrintedCluster> clusters) {
        terminal.notes(clusters.stream()
                .flatMap(cluster -> cluster.requirements().stream())
                .map(secret -> new Note(
                        "Secret " + secret.namespace() + "/" + secret.name(),
                        (secret.isCreatedByOperator() ? " is created by the operator unless it exists" : " must exist")
                                + ", for " + secret.purpose() + ", with the keys " + String.join(", ", secret.keys())))
                .toList());
    }

    /** The object of {@code -s}, or all objects. */
    private List<PrintedObject> shown(List<PrintedCluster> clusters) {
        List<PrintedObject> objects = clusters.stream()
                .flatMap(cluster -> cluster.objects().stream())
                .filter(object -> isShown(object.id()))
                .toList();
        if (only != null && objects.isEmpty()) {
            throw CommandException.usage("-s " + only + ": no such object is rendered", "-o name lists the objects");
        }
        return objects;
    }

    private boolean isShown(ObjectId id) {
        return only == null
                || id.toString().equalsIgnoreCase(only)
                || id.resourceName().equalsIgnoreCase(only);
    }

    private void refuseContradictions() {
        if (directoryOptions.directory().isEmpty()) {
            return;
        }
        if (only != null) {
            throw CommandException.usage("-s and -d are mutually exclusive", "-s prints one object to standard output");
        }
        if (!format.isForFiles()) {
            throw CommandException.usage(
                    "-o " + format.label() + " and -d are mutually exclusive", "-d writes yaml or kyaml");
        }
    }
}
