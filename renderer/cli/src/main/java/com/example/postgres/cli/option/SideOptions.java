package com.example.postgres.cli.option;

import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.terminal.CommandException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The two sides of a comparison. */
public final class SideOptions {

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "What is: a file, a directory with its subdirectories, a pattern, - for standard input,"
                    + " git:REVISION:PATH, or git:BRANCH...:PATH for the merge base of BRANCH and HEAD. It holds"
                    + " PostgresClusters, which are rendered, or rendered objects.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What will be; the same forms.")
    private String after = "";

    @Option(
            names = "--allow-missing",
            description =
                    "A PATH that is not there holds no cluster: for the commit that adds the first one, or removes"
                            + " the last. Only one side may be missing, and OLD only at a revision.")
    private boolean allowMissing;

    /** The earlier side. */
    public SideSource before() {
        return SideSource.parse("OLD", before);
    }

    /** The new side. */
    public SideSource after() {
        if (before.equals("-") && after.equals("-")) {
            throw CommandException.usage("OLD and NEW are both standard input", "only one of them can be -");
        }
        return SideSource.parse("NEW", after);
    }

    /** Whether a side without any file holds no cluster, instead of being an error. */
    public boolean isMissingAllowed() {
        return allowMissing;
    }
}
