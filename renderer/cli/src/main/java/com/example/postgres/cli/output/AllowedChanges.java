package com.example.postgres.cli.output;

/**
 * The changes of an output directory that are refused unless the user allows them.
 *
 * @param layout the files move to other paths
 * @param prune the files of clusters that are no longer rendered are removed
 */
public record AllowedChanges(boolean layout, boolean prune) {}
