package com.example.postgres.cli.output;

import java.util.List;
import java.util.SortedSet;

/**
 * The files of the rendered clusters.
 *
 * @param layout where the files of a cluster are
 * @param clusters as {@code <namespace>/<name>}
 * @param files of all clusters, by path
 */
record RenderedFiles(DirectoryLayout layout, SortedSet<String> clusters, List<OutputFile> files) {}
