package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedValues;
import java.util.List;
import java.util.SortedMap;

/**
 * The files of the rendered clusters.
 *
 * @param layout where the files of a cluster are
 * @param clusters the guarded values of each, by {@code <namespace>/<name>}
 * @param files of all clusters, by path
 */
record RenderedFiles(DirectoryLayout layout, SortedMap<String, GuardedValues> clusters, List<OutputFile> files) {}
