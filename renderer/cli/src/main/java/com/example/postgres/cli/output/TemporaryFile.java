package com.example.postgres.cli.output;

/** The file in which the next content of another one is written; a crash may leave it, and the next run removes it. */
final class TemporaryFile {

    private static final String SUFFIX = ".pgc-tmp";

    private TemporaryFile() {}

    /** Beside the file, hidden, and without the extension of manifests. */
    static String nameOf(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + (path.startsWith(".", name) ? "" : ".") + path.substring(name) + SUFFIX;
    }
}
