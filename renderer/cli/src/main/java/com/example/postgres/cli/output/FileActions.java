package com.example.postgres.cli.output;

import java.io.IOException;
import java.nio.file.Path;

/** Every change that is made to an output directory, each one all or nothing but {@link #write}. */
interface FileActions {

    /** Makes one directory, whose parent exists. */
    void createDirectory(Path directory) throws IOException;

    /** Writes a new file to the disk; there must be none of that name. */
    void write(Path file, byte[] content) throws IOException;

    /** Puts a file in the place of another. */
    void replace(Path from, Path to) throws IOException;

    /** Removes a file if it is there, or an empty directory. */
    void delete(Path path) throws IOException;

    /** Makes sure that what happened in the directory is on the disk. */
    void synchronize(Path directory) throws IOException;
}
