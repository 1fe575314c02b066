package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.CommandException;

/** What the argument OLD or NEW names. */
public sealed interface SideSource {

    /** Marks a path at a revision. */
    String GIT = "git:";

    /** Names the running cluster. */
    String CLUSTER = "cluster";

    /** As typed. */
    String argument();

    /**
     * Files of the working directory.
     *
     * @param argument a file, a directory, a pattern, or {@code -} for standard input
     */
    record Files(String argument) implements SideSource {}

    /**
     * A path at a revision.
     *
     * @param argument as typed
     * @param revision a branch, a tag, a commit, or an expression such as {@code HEAD~1}
     * @param isMergeBase whether the merge base of the revision and HEAD is meant
     * @param path relative to the working directory; from the root of the repository if it begins with a slash
     */
    record Revision(String argument, String revision, boolean isMergeBase, String path) implements SideSource {}

    /**
     * The running cluster. A directory of this name is {@code ./cluster}.
     *
     * @param argument as typed
     */
    record LiveCluster(String argument) implements SideSource {}

    /**
     * Reads the argument.
     *
     * @param name of the argument, for messages
     * @throws CommandException if it names nothing that can be read
     */
    static SideSource parse(String name, String argument) {
        if (argument.isBlank()) {
            throw CommandException.usage(name + " is empty", "is a variable of the script not set?");
        }
        if (argument.equals(CLUSTER)) {
            return new LiveCluster(argument);
        }
        return argument.startsWith(GIT) ? revision(name, argument) : new Files(argument);
    }

    private static Revision revision(String name, String argument) {
        String rest = argument.substring(GIT.length());
        int colon = rest.indexOf(':');
        String revision = colon < 0 ? rest : rest.substring(0, colon);
        boolean isMergeBase = revision.endsWith("...");
        String base = isMergeBase ? revision.substring(0, revision.length() - 3) : revision;
        // git would take it for an option.
        if (colon < 0 || base.isBlank() || base.startsWith("-")) {
            throw CommandException.usage(
                    name + ": " + argument + " is not git:REVISION:PATH",
                    "such as git:main:clusters, or git:main...:clusters for the merge base with main");
        }
        return new Revision(argument, base, isMergeBase, rest.substring(colon + 1));
    }
}
