package com.example.postgres.cli.output;

import java.util.List;
import java.util.regex.Pattern;

/** Paths relative to the output directory, as in the inventory. */
final class RelativePath {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final String TEMPORARY_SUFFIX = ".pgc-tmp";

    private RelativePath() {}

    /** Whether the path stays in the directory and consists of names that Kubernetes objects can have. */
    static boolean isSafe(String path) {
        return names(path).stream().allMatch(name -> NAME.matcher(name).matches());
    }

    /** The names of the directories and, last, of the file. */
    static List<String> names(String path) {
        return List.of(path.split("/", -1));
    }

    /**
     * The file to which new content is written before it replaces the old one: in the same directory, hidden, and without an
     * extension of manifests. A crash may leave it behind; the next run removes it.
     */
    static String temporary(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name)
                + (path.startsWith(".", name) ? "" : ".")
                + path.substring(name)
                + TEMPORARY_SUFFIX;
    }
}
