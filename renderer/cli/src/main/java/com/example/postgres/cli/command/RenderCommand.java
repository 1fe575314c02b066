package com.example.postgres.cli.command;

import com.example.postgres.cli.command.FleetRenderer.Fleet;
import com.example.postgres.cli.option.InputOptions;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.option.Words;
import com.example.postgres.cli.output.DirectoryProduct;
import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.output.ManifestStream;
import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.output.PrintedCluster.PrintedObject;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.object.ObjectId;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc render}. */
@Command(
        name = "render",
        description = "Render the complete manifests of PostgresClusters.",
        customSynopsis = "pgc render [OPTIONS] FILE|DIR|PATTERN|-...",
        footer = {
            "",
            "Examples:",
            "  pgc render orders.yaml | kubectl apply --server-side -f -",
            "  pgc render orders.yaml -d rendered/orders",
            "  pgc render clusters/ -d rendered --check      # in CI: is what is committed up to date?",
            "  pgc render clusters/ --kube-version 1.35 --api-versions monitoring.coreos.com/v1",
            "",
            "With -d every object is a file: <kind>-<name>.yaml for one cluster, and for several",
            "<namespace>/<cluster>/<kind>-<name>.yaml. Files that pgc did not write are never touched;",
            "what it wrote stands in DIR/.pgc.inventory, which belongs into Git with the manifests."
        })
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "yaml",
            completionCandidates = Words.ManifestFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ManifestFormat format = ManifestFormat.YAML;

    @Option(
            names = {"-d", "--output-dir"},
            paramLabel = "DIR",
            description = "Write one file for each object into this directory.")
    private @Nullable String directory;

    @Option(
            names = "--check",
            description = "With -d: write nothing, list the stale, edited, missing, extra and foreign files, and exit 1"
                    + " if there are any.")
    private boolean check;

    @Option(
            names = {"-s", "--show-only"},
            paramLabel = "KIND/NAME",
            description = "Print only this object.")
    private @Nullable String only;

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    private final Terminal terminal;
    private final Engine engine;

    RenderCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        RenderTarget target = targetOptions.target();
        ClusterInput clusters = ClusterInput.read(terminal, input, targetOptions.namespace());
        Fleet fleet =
                new FleetRenderer(engine, target).render(clusters.selection().clusters(), format);
        Findings findings = clusters.findings(fleet.violations());
        clusters.tell(terminal);
        terminal.errors().print(ReportFormat.TEXT.write(findings));
        ExitStatus status = clusters.status(findings, strict);
        if (status != ExitStatus.OK) {
            terminal.error("nothing was rendered: " + findings.counts());
            return status.code();
        }
        tellRequirements(fleet.printed());
        return produce(fleet).code();
    }

    private ExitStatus produce(Fleet fleet) {
        if (directory != null) {
            DirectoryProduct product = new DirectoryProduct(terminal, directory);
            return check ? product.check(fleet.printed()) : product.write(fleet.printed());
        }
        ManifestStream.write(terminal, wanted(fleet.printed()), format);
        return ExitStatus.OK;
    }

    /** Names the Secrets that the manifests refer to and do not create. */
    private void tellRequirements(List<PrintedCluster> clusters) {
        clusters.stream()
                .flatMap(cluster -> cluster.requirements().stream())
                .map(secret -> "Secret " + secret.namespace() + "/" + secret.name() + " must exist, for "
                        + secret.purpose() + ", with the keys " + String.join(", ", secret.keys()))
                .distinct()
                .forEach(terminal::note);
    }

    /** The one object that the user wants to see, or those of all clusters. */
    private List<PrintedObject> wanted(List<PrintedCluster> clusters) {
        List<PrintedObject> objects = clusters.stream()
                .flatMap(cluster -> cluster.objects().stream())
                .filter(object -> isWanted(object.id()))
                .toList();
        if (only != null && objects.isEmpty()) {
            throw CommandException.usage("-s " + only + ": no such object is rendered", "-o name lists them");
        }
        return objects;
    }

    private boolean isWanted(ObjectId id) {
        return only == null
                || id.toString().equalsIgnoreCase(only)
                || id.resourceName().equalsIgnoreCase(only);
    }

    private void refuseContradictions() {
        if (check && directory == null) {
            throw CommandException.usage("--check needs -d", "name the directory to compare with: -d DIR --check");
        }
        if (directory != null && only != null) {
            throw CommandException.usage("-s and -d exclude each other", "-s prints one object to standard output");
        }
        if (directory != null && !format.isForFiles()) {
            throw CommandException.usage(
                    "-o " + format.word() + " and -d exclude each other", "files are yaml or kyaml");
        }
    }
}
