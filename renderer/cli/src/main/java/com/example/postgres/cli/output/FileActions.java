package com.example.postgres.cli.output;

import java.io.IOException;
import java.nio.file.Path;

/** The changes of an output directory; each but {@link #write} is atomic. */
interface FileActions {

    /** Creates one directory; its parent exists. */
    void createDirectory(Path directory) throws IOException;

    /** Writes a new file to the disk; fails if there is one of that name. */
    void write(Path file, byte[] content) throws IOException;

    /** Replaces a file with another. */
    void replace(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory, if it exists. */
    void delete(Path path) throws IOException;

    /** Flushes the changes of a directory to the disk. */
    void synchronize(Path directory) throws IOException;
}
