package com.example.postgres.cli.option;

import com.example.postgres.change.GuardedField;
import com.example.postgres.cli.output.DirectoryLayout;
import com.example.postgres.cli.output.DirectoryOutput;
import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for an output directory. */
public final class DirectoryOptions {

    @Option(
            names = {"-d", "--output-dir"},
            paramLabel = "DIR",
            converter = OptionValues.NotEmpty.class,
            description = "Write one file per object to this directory.")
    private @Nullable String directory;

    @Option(
            names = "--check",
            description =
                    "With -d: write nothing; list the stale, edited, missing, extra and foreign files, and exit with"
                            + " 1 if there are any.")
    private boolean check;

    @Option(
            names = "--layout",
            paramLabel = "flat|nested",
            completionCandidates = OptionValues.DirectoryLayouts.class,
            description =
                    "With -d: write files directly to DIR (flat), or to DIR/<namespace>/<cluster>/ (nested). Default:"
                            + " the layout of DIR; for a new one flat for one cluster, nested for several.")
    private @Nullable DirectoryLayout layout;

    @Option(
            names = "--prune-clusters",
            description = "With -d: remove the files of clusters that are no longer rendered.")
    private boolean prune;

    @Option(
            names = "--allow",
            paramLabel = "FIELD",
            completionCandidates = OptionValues.GuardedFields.class,
            description =
                    "With -d: allow a change of this field although an existing cluster cannot apply it in place. Repeatable."
                            + " One of ${COMPLETION-CANDIDATES}.")
    private Set<GuardedField> allowed = EnumSet.noneOf(GuardedField.class);

    /** The output directory, if there is one. Throws if another option requires it. */
    public Optional<String> directory() {
        if (directory != null) {
            return Optional.of(directory);
        }
        if (check) {
            throw requiresDirectory("--check");
        }
        if (layout != null) {
            throw requiresDirectory("--layout");
        }
        if (prune) {
            throw requiresDirectory("--prune-clusters");
        }
        if (!allowed.isEmpty()) {
            throw requiresDirectory("--allow");
        }
        return Optional.empty();
    }

    /** Writes the clusters to this directory, or compares them with it. */
    public ExitStatus output(Terminal terminal, String name, List<PrintedCluster> clusters) {
        DirectoryOutput output = new DirectoryOutput(terminal, name, Optional.ofNullable(layout), allowed);
        return check ? output.check(clusters) : output.write(clusters, prune);
    }

    private static CommandException requiresDirectory(String option) {
        return CommandException.usage(option + " requires -d", "give the directory: -d DIR " + option);
    }
}
