package com.example.postgres.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The current content of a directory. Does not follow symbolic links. */
final class DirectoryContent {

    private final Path directory;

    DirectoryContent(Path directory) {
        this.directory = directory;
    }

    /**
     * What is at a path.
     *
     * @param hash of the file; empty if there is none
     * @param obstacle why no file can be written; empty if one can
     */
    record FileSlot(Optional<ContentHash> hash, Optional<String> obstacle) {

        private static final FileSlot FREE = new FileSlot(Optional.empty(), Optional.empty());

        private static FileSlot blocked(String obstacle) {
            return new FileSlot(Optional.empty(), Optional.of(obstacle));
        }
    }

    FileSlot slot(String path) throws IOException {
        List<String> names = RelativePath.names(path);
        Path parent = directory;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = parent.resolve(name);
            Optional<BasicFileAttributes> found = attributes(parent);
            if (found.isEmpty()) {
                return FileSlot.FREE;
            }
            if (!found.get().isDirectory()) {
                return FileSlot.blocked(describe(found.get()) + " is in the way: " + parent);
            }
        }
        Path file = parent.resolve(names.get(names.size() - 1));
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isEmpty()) {
            return FileSlot.FREE;
        }
        if (!found.get().isRegularFile()) {
            return FileSlot.blocked(describe(found.get()) + " is in the way: " + file);
        }
        return new FileSlot(Optional.of(ContentHash.of(Files.readAllBytes(file))), Optional.empty());
    }

    boolean has(String path) {
        return Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** The content of a file that pgc keeps there for itself; empty if there is none. */
    Optional<byte[]> read(String path) throws IOException {
        Path file = directory.resolve(path);
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().isRegularFile()) {
            throw new IOException(describe(found.get()) + " is in the way");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String describe(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (attributes.isDirectory()) {
            return "a directory";
        }
        return attributes.isRegularFile() ? "a file" : "a special file";
    }
}
