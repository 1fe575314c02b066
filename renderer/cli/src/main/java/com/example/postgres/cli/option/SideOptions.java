package com.example.postgres.cli.option;

import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.terminal.CommandException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The two sides of a comparison. */
public final class SideOptions {

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "Current state: a file, a directory with its subdirectories, a pattern, - for standard input,"
                    + " git:REVISION:PATH, git:BRANCH...:PATH for the merge base of BRANCH and HEAD, or cluster for the"
                    + " objects in the running cluster. Files contain PostgresClusters, which are rendered, or rendered"
                    + " objects.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "Desired state; accepts the same forms.")
    private String after = "";

    @Option(
            names = "--allow-missing",
            description =
                    "Treat a missing PATH as empty, for the commit that adds the first cluster or removes the last. Only"
                            + " one side may be missing; OLD must be a git: revision.")
    private boolean allowMissing;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    /** The earlier side. */
    public SideSource before() {
        return SideSource.parse("OLD", before);
    }

    /** The new side. */
    public SideSource after() {
        if (before.equals("-") && after.equals("-")) {
            throw CommandException.usage("OLD and NEW are both standard input", "only one of them can be -");
        }
        boolean isLive = List.of(before, after).contains(SideSource.CLUSTER);
        if (before.equals(after) && isLive) {
            throw CommandException.usage(
                    "OLD and NEW are both the running cluster", "compare it with files: pgc diff cluster clusters");
        }
        if (cluster.areGiven() && !isLive) {
            throw CommandException.usage(
                    "--kubeconfig and --context require a running cluster", "set OLD or NEW to \"cluster\"");
        }
        return SideSource.parse("NEW", after);
    }

    /** The running cluster, of which one side may be. */
    public ClusterOptions cluster() {
        return cluster;
    }

    /** Whether a side without any file holds no cluster, instead of being an error. */
    public boolean isMissingAllowed() {
        return allowMissing;
    }
}
