package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedField;
import com.example.postgres.cli.output.FileState.Condition;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes rendered clusters to a directory, or compares them with it. */
public final class DirectoryOutput {

    private final Terminal terminal;
    private final String name;
    private final Optional<DirectoryLayout> layout;
    private final Set<GuardedField> allowed;

    /**
     * @param name of the directory; it need not exist
     * @param layout that the user wants; empty for the current one
     * @param allowed guarded fields that may get any value
     */
    public DirectoryOutput(
            Terminal terminal, String name, Optional<DirectoryLayout> layout, Set<GuardedField> allowed) {
        this.terminal = terminal;
        this.name = name;
        this.layout = layout;
        this.allowed = Set.copyOf(allowed);
    }

    /** Lists the files that differ; changes nothing. */
    public ExitStatus check(List<PrintedCluster> clusters) {
        OutputDirectory directory = OutputDirectory.of(terminal, name);
        RenderedFiles files = files(clusters, directory.inventory());
        DirectoryPlan plan = directory.check(files);
        List<FileState> differences = plan.differences();
        differences.forEach(state -> terminal.print(state.line() + "\n"));
        terminal.flush();
        if (differences.isEmpty()) {
            return ExitStatus.OK;
        }
        printInstructions(plan);
        List<ClusterChange> refused = plan.refusedChanges(allowed);
        if (!refused.isEmpty()) {
            terminal.error(ClusterChange.refusal(refused));
            terminal.hint(ClusterChange.hint(refused));
        }
        terminal.error(name + " is out of date: " + Findings.count(differences.size(), "file") + " to change");
        terminal.hint("run the same command without --check to update it");
        return ExitStatus.DIFFERENCES;
    }

    /** Writes the files and reports what changed. */
    public ExitStatus write(List<PrintedCluster> clusters, boolean prune) {
        OutputDirectory directory = OutputDirectory.of(terminal, name);
        Inventory inventory = directory.inventory();
        RenderedFiles files = files(clusters, inventory);
        if (prune) {
            inventory
                    .clustersMissingIn(files.clusters().keySet())
                    .forEach(cluster ->
                            terminal.warning(cluster + " is no longer rendered: its files are removed from " + name));
        }
        DirectoryPlan done = directory.write(files, new AllowedChanges(layout.isPresent(), prune, allowed));
        printInstructions(done);
        List<FileState> before = done.statesOfManifests();
        for (FileState state : before) {
            if (state.condition() == Condition.EDITED) {
                terminal.warning("overwrote manual edits in " + name + "/" + state.path());
            }
        }
        long fresh = count(before, Condition.FRESH);
        long removed = count(before, Condition.EXTRA);
        terminal.summary(name + ": " + (files.files().size() - fresh) + " written, " + fresh + " unchanged, " + removed
                + " removed");
        return reportKept(before);
    }

    private void printInstructions(DirectoryPlan plan) {
        plan.guardedChanges().stream()
                .filter(change -> !change.isRefused(allowed))
                .forEach(change -> terminal.warning(change.instructions()));
    }

    private RenderedFiles files(List<PrintedCluster> clusters, Inventory inventory) {
        return layout.orElseGet(() -> inventory.layoutFor(clusters.size())).files(clusters);
    }

    private ExitStatus reportKept(List<FileState> before) {
        ExitStatus status = ExitStatus.OK;
        for (FileState state : before) {
            if (state.condition() == Condition.EDITED_EXTRA) {
                terminal.error(name + "/" + state.path()
                        + " is no longer rendered, but was edited by hand and is kept: remove it, or move your"
                        + " changes elsewhere");
                status = ExitStatus.DIFFERENCES;
            }
        }
        return status;
    }

    private static long count(List<FileState> states, Condition condition) {
        return states.stream().filter(state -> state.condition() == condition).count();
    }
}
